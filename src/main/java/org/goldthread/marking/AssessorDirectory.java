package org.goldthread.marking;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.goldthread.marking.Calibrations.Standing;
import org.goldthread.shared.ListQuery;
import org.goldthread.shared.Paged;
import org.goldthread.shared.SearchPattern;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** All assessors as the lead sees them, for one window: accreditation, calibration, and how much they have in hand. */
@Component
@Transactional(readOnly = true)
public class AssessorDirectory {

    /**
     * What to list: part of a name, where they stand, and the window whose figures are shown.
     *
     * @param qualifications those of the window to show, a row for each person and qualification
     */
    public record Filter(
            UUID window,
            List<String> qualifications,
            String words,
            @Nullable Standing standing) {}

    /** One assessor and qualification in the list. */
    public record Row(
            UUID person,
            String name,
            String qualification,
            boolean accredited,
            @Nullable LocalDate until,
            Standing standing,
            int offered,
            int held,
            int done) {

        /** How many more they may take. */
        public int left() {
            return Math.max(0, offered - held - done);
        }
    }

    private static final String SELECT = """
            select p.id, p.given_name || ' ' || p.family_name as name, q.code as qualification, coalesce(a.accredited, false) as accredited,
                a.ends_on, coalesce(c.state, 'NOT_BEGUN') as standing, coalesce(o.scripts, 0) as offered,
                (select count(*) from script_lease l join script s on s.id = l.script
                    join programme_edition e on e.code = s.edition and e.qualification = q.code
                    where l.person = p.id and l.ended_at is null
                    and (s.window_id = :window or s.seeded_in = :window)) as held,
                (select count(*) from mark_sheet m join script s on s.id = m.script
                    join programme_edition e on e.code = s.edition and e.qualification = q.code
                    where m.person = p.id and m.state in ('FINAL', 'SET_ASIDE') and m.purpose <> 'MODERATION'
                    and (s.window_id = :window or s.seeded_in = :window)) as done
            """;
    private static final String FROM = """
            from person p
            join (select distinct person from person_role where role = 'assessor') r on r.person = p.id
            cross join unnest(:qualifications::text[]) as q (code)
            left join lateral (select a.ends_on, true as accredited from accreditation a where a.person = p.id
                and a.qualification = q.code and daterange(a.starts_on, a.ends_on, '[]') @> :today) a on true
            left join assessor_calibration c on c.person = p.id and c.qualification = q.code
            left join assessor_offer o on o.person = p.id and o.window_id = :window and o.qualification = q.code
            where not p.disabled and (p.given_name || ' ' || p.family_name) ilike :words
              and (:standing = '' or coalesce(c.state, 'NOT_BEGUN') = :standing)
            """;

    private final JdbcClient database;
    private final Clock clock;

    AssessorDirectory(JdbcClient database, Clock clock) {
        this.database = database;
        this.clock = clock;
    }

    /** The assessors that fit, by family name and qualification. */
    public Paged<Row> search(Filter filter, int page, int size) {
        return new ListQuery<>(
                        database,
                        SELECT,
                        FROM,
                        "lower(p.family_name), lower(p.given_name), p.id, q.code",
                        AssessorDirectory::row)
                .page(values(filter), page, size);
    }

    private Map<String, Object> values(Filter filter) {
        var values = new HashMap<String, Object>();
        values.put("window", filter.window());
        values.put("qualifications", filter.qualifications().toArray(String[]::new));
        values.put("today", LocalDate.now(clock));
        values.put("words", SearchPattern.containing(filter.words()));
        values.put(
                "standing", filter.standing() == null ? "" : filter.standing().name());
        return values;
    }

    private static Row row(ResultSet row, int number) throws SQLException {
        return new Row(
                row.getObject("id", UUID.class),
                row.getString("name"),
                row.getString("qualification"),
                row.getBoolean("accredited"),
                row.getObject("ends_on", LocalDate.class),
                Standing.valueOf(row.getString("standing")),
                row.getInt("offered"),
                row.getInt("held"),
                row.getInt("done"));
    }
}
