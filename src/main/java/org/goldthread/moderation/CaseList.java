package org.goldthread.moderation;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.goldthread.shared.ListQuery;
import org.goldthread.shared.Paged;
import org.goldthread.shared.SearchPattern;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** The cases of suspected malpractice, for the lead. */
@Component
@Transactional(readOnly = true)
public class CaseList {

    private static final int SIZE = 25;
    private static final String FROM = """
             from malpractice_case c join script s on s.id = c.script join assessment_window w on w.id = c.window_id
            where (cast(:state as text) is null or c.state = :state)
                and (cast(:search as text) is null or s.candidate_number ilike :search or c.report ilike :search)
            """;

    private final JdbcClient database;

    CaseList(JdbcClient database) {
        this.database = database;
    }

    /** A case in the list. {@code state} is open, answered, decided or closed; {@code source} in words. */
    public record Row(
            UUID id,
            String candidateNumber,
            int attempt,
            UUID window,
            String windowName,
            String source,
            Instant raisedAt,
            String report,
            String state,
            @Nullable String decision,
            @Nullable Instant decidedAt) {}

    /** The states a case can be in. */
    public static final List<String> STATES = List.of("open", "answered", "decided", "closed");

    /** One page, newest first. */
    public Paged<Row> page(@Nullable String state, @Nullable String search, int page) {
        return list().page(values(state, search), page, SIZE);
    }

    /** All that match, for a spreadsheet. */
    public List<Row> all(@Nullable String state, @Nullable String search) {
        return list().all(values(state, search));
    }

    private static Map<String, @Nullable Object> values(@Nullable String state, @Nullable String search) {
        var values = new HashMap<String, @Nullable Object>();
        values.put("state", state == null || !STATES.contains(state) ? null : state.toUpperCase(Locale.ROOT));
        values.put("search", SearchPattern.ifTyped(search));
        return values;
    }

    private ListQuery<Row> list() {
        return new ListQuery<>(database, """
                select c.id, s.candidate_number, c.attempt, c.window_id, w.name, c.source, c.raised_at, c.report,
                    c.state, c.decision, c.decided_at
                """, FROM, "c.raised_at desc, c.id", CaseList::row);
    }

    private static Row row(ResultSet row, int number) throws SQLException {
        var decided = row.getTimestamp("decided_at");
        return new Row(
                row.getObject("id", UUID.class),
                row.getString("candidate_number"),
                row.getInt("attempt"),
                row.getObject("window_id", UUID.class),
                row.getString("name"),
                MalpracticeCase.Source.valueOf(row.getString("source")).words(),
                row.getTimestamp("raised_at").toInstant(),
                row.getString("report"),
                row.getString("state").toLowerCase(java.util.Locale.ROOT),
                row.getString("decision"),
                decided == null ? null : decided.toInstant());
    }
}
