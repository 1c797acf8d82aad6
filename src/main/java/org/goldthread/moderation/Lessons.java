package org.goldthread.moderation;

import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.util.HashMap;
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

/** The lesson log: what appeals have taught, for the training of assessors. */
@Component
@Transactional
public class Lessons {

    private static final int SIZE = 25;
    private static final String FROM = """
             from appeal_lesson l join appeal a on a.id = l.appeal join assessment_window w on w.id = a.window_id
            where (cast(:search as text) is null or l.lesson ilike :search)
                and (cast(:decision as text) is null or a.decision = :decision)
            """;

    private final JdbcClient database;
    private final Clock clock;

    Lessons(JdbcClient database, Clock clock) {
        this.database = database;
        this.clock = clock;
    }

    /** A lesson and the appeal it came from. {@code decision} is {@code changed} or {@code unchanged}. */
    public record Lesson(UUID appeal, String window, String areas, String decision, String lesson, Instant notedAt) {}

    void note(UUID appeal, UUID lead, String lesson) {
        database.sql("insert into appeal_lesson (appeal, lesson, noted_by, noted_at) values (?, ?, ?, ?)")
                .params(appeal, lesson, lead, Timestamp.from(clock.instant()))
                .update();
    }

    /** One page, newest first: all, or those whose words hold the search, or with this decision. */
    @Transactional(readOnly = true)
    public Paged<Lesson> page(@Nullable String search, @Nullable String decision, int page) {
        return list().page(values(search, decision), page, SIZE);
    }

    /** All that match, for a spreadsheet. */
    @Transactional(readOnly = true)
    public List<Lesson> all(@Nullable String search, @Nullable String decision) {
        return list().all(values(search, decision));
    }

    private static Map<String, @Nullable Object> values(@Nullable String search, @Nullable String decision) {
        var values = new HashMap<String, @Nullable Object>();
        values.put("search", SearchPattern.ifTyped(search));
        values.put("decision", "changed".equals(decision) || "unchanged".equals(decision) ? decision : null);
        return values;
    }

    private ListQuery<Lesson> list() {
        return new ListQuery<>(
                database,
                "select l.appeal, w.name, a.areas, a.decision, l.lesson, l.noted_at",
                FROM,
                "l.noted_at desc, l.appeal",
                (row, number) -> new Lesson(
                        row.getObject("appeal", UUID.class),
                        row.getString("name"),
                        row.getString("areas"),
                        row.getString("decision"),
                        row.getString("lesson"),
                        row.getTimestamp("noted_at").toInstant()));
    }
}
