package org.goldthread.learning;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.goldthread.shared.ListQuery;
import org.goldthread.shared.Paged;
import org.goldthread.shared.SearchPattern;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** The registers of partners with their sessions: what waits to be taken first, what is taken last. */
@Component
@Transactional(readOnly = true)
public class RegisterList {

    /** The states to filter by: started and not taken, not started yet, taken. */
    public static final List<String> STATES = List.of("waiting", "to-come", "taken");

    private static final int SIZE = 25;
    private static final String FROM = """
            from cohort_session s join cohort c on c.id = s.cohort
                join register r on r.session = s.id
                left join person f on f.id = s.facilitator
            where (:everywhere or c.partner in (:partners))
                and (s.title ilike :words or c.name ilike :words
                    or coalesce(f.given_name || ' ' || f.family_name, '') ilike :words)
                and (:state = '' or :state = case when r.taken_at is not null then 'taken'
                    when s.starts_at > :now then 'to-come' else 'waiting' end)
            """;

    private final JdbcClient database;
    private final Clock clock;

    RegisterList(JdbcClient database, Clock clock) {
        this.database = database;
        this.clock = clock;
    }

    /**
     * What to look for.
     *
     * @param partners whose sessions; null for every partner's
     * @param words part of a session's, a cohort's or a facilitator's name; empty for all
     * @param state one of {@link #STATES}, or empty for all
     */
    public record Filter(@Nullable Set<String> partners, String words, String state) {}

    /** A session and its register; {@code takenAt} is null until it is taken, {@code facilitator} if nobody is named. */
    public record Row(
            UUID session,
            String title,
            String cohort,
            Instant startsAt,
            @Nullable String facilitator,
            boolean handedOver,
            @Nullable Instant takenAt) {}

    /** A page of the sessions that fit. */
    public Paged<Row> search(Filter filter, int page) {
        return list().page(values(filter), page, SIZE);
    }

    /** All that fit, for an export. */
    public List<Row> all(Filter filter) {
        return list().all(values(filter));
    }

    private ListQuery<Row> list() {
        return new ListQuery<>(database, """
                select s.id, s.title, c.name as cohort, s.starts_at, r.taken_at,
                    r.handed_over_at is not null as handed_over, f.given_name || ' ' || f.family_name as facilitator
                """, FROM, """
                r.taken_at is not null, case when r.taken_at is null then s.starts_at end, s.starts_at desc, s.id
                """, RegisterList::row);
    }

    private Map<String, Object> values(Filter filter) {
        var partners = filter.partners();
        var values = new HashMap<String, Object>();
        values.put("everywhere", partners == null);
        // "in ()" is not SQL; no partner has an empty code.
        values.put("partners", partners == null || partners.isEmpty() ? Set.of("") : partners);
        values.put("words", SearchPattern.containing(filter.words()));
        values.put("state", filter.state());
        values.put("now", Timestamp.from(clock.instant()));
        return values;
    }

    private static Row row(ResultSet row, int number) throws SQLException {
        var taken = row.getTimestamp("taken_at");
        return new Row(
                row.getObject("id", UUID.class),
                row.getString("title"),
                row.getString("cohort"),
                row.getTimestamp("starts_at").toInstant(),
                row.getString("facilitator"),
                row.getBoolean("handed_over"),
                taken == null ? null : taken.toInstant());
    }
}
