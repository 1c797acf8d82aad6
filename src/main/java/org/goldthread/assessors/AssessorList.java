package org.goldthread.assessors;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.goldthread.shared.ListQuery;
import org.goldthread.shared.Paged;
import org.goldthread.shared.SearchPattern;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** The list of assessors and moderators with their accreditation, as the lead sees it. */
@Component
@Transactional(readOnly = true)
public class AssessorList {

    private static final int SOON = 90;

    private static final String FROM = """
            from person p
            where not p.disabled
              and exists (select 1 from person_role r where r.person = p.id and r.role in ('assessor', 'moderator'))
              and (p.given_name || ' ' || p.family_name ilike :words or p.email ilike :words)
              and (:qualification = '' or exists (select 1 from accreditation a
                      where a.person = p.id and a.qualification = :qualification))
              and (:state = ''
                   or :state = 'accredited' and exists (select 1 from accreditation a
                      where a.person = p.id and (:qualification = '' or a.qualification = :qualification)
                        and daterange(a.starts_on, a.ends_on, '[]') @> :today::date)
                   or :state = 'ending' and exists (select 1 from accreditation a
                      where a.person = p.id and (:qualification = '' or a.qualification = :qualification)
                        and a.ends_on between :today::date and :soon::date)
                   or :state = 'none' and not exists (select 1 from accreditation a
                      where a.person = p.id and daterange(a.starts_on, a.ends_on, '[]') @> :today::date))
            """;

    private static final String SELECT = """
            select p.id, p.given_name || ' ' || p.family_name as name, p.email,
                   array(select distinct r.role || coalesce(' at ' || r.partner, '') from person_role r
                         where r.person = p.id and r.role in ('assessor', 'moderator') order by 1) as roles,
                   array(select a.qualification || case when a.senior then ', senior' else '' end
                                || case when a.ends_on is null then '' else ', until ' || to_char(a.ends_on, 'FMDD Mon YYYY') end
                         from accreditation a where a.person = p.id and (a.ends_on is null or a.ends_on >= :today::date)
                         order by a.qualification, a.starts_on) as accredited
            """;

    private final JdbcClient database;
    private final Clock clock;

    AssessorList(JdbcClient database, Clock clock) {
        this.database = database;
        this.clock = clock;
    }

    /**
     * What to look for; empty texts ask for nothing.
     *
     * @param words part of a name or an address
     * @param state {@code accredited} today, {@code ending} within 90 days, or {@code none} today
     */
    public record Filter(String words, String qualification, String state) {}

    /** One person; {@code accredited} lists what runs or is to come. */
    public record Row(UUID id, String name, String email, List<String> roles, List<String> accredited) {}

    /** A page of those who fit, by family name. */
    public Paged<Row> search(Filter filter, int page, int size) {
        return new ListQuery<>(
                        database, SELECT, FROM, "lower(p.family_name), lower(p.given_name), p.id", AssessorList::row)
                .page(values(filter), page, size);
    }

    private Map<String, Object> values(Filter filter) {
        var today = LocalDate.now(clock);
        return Map.of(
                "words", SearchPattern.containing(filter.words()),
                "qualification", filter.qualification(),
                "state", filter.state(),
                "today", today,
                "soon", today.plusDays(SOON));
    }

    private static Row row(ResultSet row, int number) throws SQLException {
        return new Row(
                row.getObject("id", UUID.class),
                row.getString("name"),
                row.getString("email"),
                Arrays.asList((String[]) row.getArray("roles").getArray()),
                Arrays.asList((String[]) row.getArray("accredited").getArray()));
    }
}
