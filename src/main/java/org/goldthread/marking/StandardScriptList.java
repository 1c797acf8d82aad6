package org.goldthread.marking;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.goldthread.shared.ListQuery;
import org.goldthread.shared.Paged;
import org.goldthread.shared.SearchPattern;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** The bank of standard scripts as the lead sees it, by edition and title. */
@Component
@Transactional(readOnly = true)
public class StandardScriptList {

    /** Whether new copies are handed out. */
    public enum State {
        IN_USE("in use"),
        RETIRED("retired");

        private final String words;

        State(String words) {
            this.words = words;
        }

        /** As it is shown. */
        public String words() {
            return words;
        }
    }

    /**
     * What to list.
     *
     * @param words part of a title or context; blank is all
     * @param edition the code of one; blank is all
     * @param state null is all
     */
    public record Filter(
            String words, String edition, @Nullable State state) {

        /** Everything. */
        public static final Filter NONE = new Filter("", "", null);
    }

    private static final String SELECT = """
            select s.id, s.edition, s.title, s.context, s.words, s.added_at, s.retired_at is not null as retired,
                (select coalesce(sum(m.mark), 0) from standard_script_mark m where m.standard = s.id) as total,
                (select count(*) from standard_judgement j where j.standard = s.id) as marked,
                (select count(*) from standard_judgement j where j.standard = s.id and j.within) as within
            """;
    private static final String FROM = """
            from standard_script s
            where (s.title ilike :words or s.context ilike :words) and (:edition = '' or s.edition = :edition)
              and (:state = '' or (:state = 'RETIRED') = (s.retired_at is not null))
            """;

    private final JdbcClient database;

    StandardScriptList(JdbcClient database) {
        this.database = database;
    }

    /** The standard scripts that fit, one page. */
    public Paged<StandardScripts.View> search(Filter filter, int page, int size) {
        return new ListQuery<>(database, SELECT, FROM, "s.edition, lower(s.title), s.id", StandardScriptList::row)
                .page(values(filter), page, size);
    }

    private static Map<String, Object> values(Filter filter) {
        var values = new HashMap<String, Object>();
        values.put("words", SearchPattern.containing(filter.words()));
        values.put("edition", filter.edition());
        values.put("state", filter.state() == null ? "" : filter.state().name());
        return values;
    }

    private static StandardScripts.View row(ResultSet row, int number) throws SQLException {
        return new StandardScripts.View(
                row.getObject("id", UUID.class),
                row.getString("edition"),
                row.getString("title"),
                row.getString("context"),
                row.getInt("words"),
                row.getInt("total"),
                row.getTimestamp("added_at").toInstant(),
                row.getBoolean("retired"),
                row.getInt("marked"),
                row.getInt("within"));
    }
}
