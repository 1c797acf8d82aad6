package org.goldthread.marking;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** What the candidate may read about the marks that stand, without a name: the comments of whoever gave exactly these marks. */
@Component
@Transactional(readOnly = true)
public class Feedback {

    /**
     * Feedback on a script.
     *
     * @param comments by criterion; none where nobody's mark is the one that stands
     * @param voided criteria whose marks are void because of malpractice
     */
    public record Comments(Map<String, String> comments, Set<String> voided) {}

    private final JdbcClient database;

    Feedback(JdbcClient database) {
        this.database = database;
    }

    /** The feedback on the marks that stand now. A fresh marker's comment goes before the first marker's, and so on. */
    public Comments of(UUID script) {
        var comments = new HashMap<String, String>();
        var voided = new HashSet<String>();
        database.sql("""
                        with newest as (
                            select id, origin from standing_marks where script = :script order by version desc limit 1)
                        select distinct on (m.criterion) m.criterion, l.comment, v.criterion is not null as voided
                        from newest n join standing_mark m on m.standing = n.id
                            left join mark_sheet s on s.script = :script and s.state = 'FINAL'
                            left join mark_sheet_line l
                                on l.sheet = s.id and l.criterion = m.criterion and l.mark = m.mark
                            left join voided_mark v on v.script = :script and v.criterion = m.criterion
                        order by m.criterion, l.comment is null,
                            array_position(array['APPEAL', 'SETTLEMENT', 'FIRST', 'SECOND', 'MODERATION'], s.purpose), s.final_at
                        """).param("script", script).query(row -> {
            var criterion = row.getString("criterion");
            if (row.getBoolean("voided")) {
                voided.add(criterion);
            } else if (row.getString("comment") != null) {
                comments.put(criterion, row.getString("comment"));
            }
        });
        return new Comments(comments, voided);
    }
}
