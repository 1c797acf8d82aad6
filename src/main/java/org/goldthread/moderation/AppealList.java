package org.goldthread.moderation;

import java.time.Instant;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.goldthread.shared.ListQuery;
import org.goldthread.shared.Paged;
import org.goldthread.shared.SearchPattern;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** The appeals, for the lead. */
@Component
@Transactional(readOnly = true)
public class AppealList {

    private static final int SIZE = 25;
    private static final String FROM = """
             from appeal a join script s on s.id = a.script join assessment_window w on w.id = a.window_id
            where (cast(:state as text) is null or a.state = :state)
                and (cast(:search as text) is null or s.candidate_number ilike :search)
            """;

    private final JdbcClient database;

    AppealList(JdbcClient database) {
        this.database = database;
    }

    /** An appeal in the list. */
    public record Row(
            UUID id,
            String candidateNumber,
            int attempt,
            String window,
            Instant lodgedAt,
            String status,
            String oldOutcome,
            @Nullable String newOutcome) {}

    /** The states an appeal can be in, by code, with their words. */
    public static Map<String, String> states() {
        var states = new LinkedHashMap<String, String>();
        for (var state : Appeal.State.values()) {
            states.put(state.name(), state.words());
        }
        return states;
    }

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
        values.put("state", state != null && states().containsKey(state) ? state : null);
        values.put("search", SearchPattern.ifTyped(search));
        return values;
    }

    private ListQuery<Row> list() {
        return new ListQuery<>(
                database,
                "select a.id, s.candidate_number, a.attempt, w.name, a.lodged_at, a.state, a.old_outcome, a.new_outcome",
                FROM,
                "a.lodged_at desc, a.id",
                (row, number) -> new Row(
                        row.getObject("id", UUID.class),
                        row.getString("candidate_number"),
                        row.getInt("attempt"),
                        row.getString("name"),
                        row.getTimestamp("lodged_at").toInstant(),
                        Appeal.State.valueOf(row.getString("state")).words(),
                        row.getString("old_outcome"),
                        row.getString("new_outcome")));
    }
}
