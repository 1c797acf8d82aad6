package org.goldthread.people;

import java.sql.Timestamp;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import org.goldthread.shared.AuditTrail;
import org.goldthread.shared.AuditTrail.Happening;
import org.goldthread.shared.ListQuery;
import org.goldthread.shared.Paged;
import org.goldthread.shared.SearchPattern;
import org.jspecify.annotations.Nullable;
import org.springframework.core.io.InputStreamSource;
import org.springframework.jdbc.core.SimplePropertyRowMapper;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** The register of schools. */
@Component
@Transactional
public class Schools {

    private static final String COLUMNS =
            "urn, name, local_authority, district, type, phase, trust, free_meals_percent, open";

    private final JdbcClient database;
    private final Clock clock;
    private final AuditTrail audit;

    Schools(JdbcClient database, Clock clock, AuditTrail audit) {
        this.database = database;
        this.clock = clock;
        this.audit = audit;
    }

    /** The school with this URN, open or closed. */
    @Transactional(readOnly = true)
    public Optional<SchoolView> find(String urn) {
        return database.sql("select " + COLUMNS + " from school where urn = ?")
                .param(urn)
                .query(SchoolView.class)
                .optional();
    }

    /** Schools whose name, URN, district or authority holds the words, by name. */
    @Transactional(readOnly = true)
    public Paged<SchoolView> search(String words, int page, int size) {
        return new ListQuery<>(
                        database,
                        "select " + COLUMNS,
                        """
                        from school
                        where name ilike :like or urn like :like or district ilike :like or local_authority ilike :like
                        """,
                        "lower(name), urn",
                        new SimplePropertyRowMapper<>(SchoolView.class))
                .page(Map.of("like", SearchPattern.containing(words)), page, size);
    }

    /**
     * Takes a file of schools: new ones are added, known ones updated, closed ones kept and marked. What the file has no column
     * for stays as it was.
     */
    public SchoolsImported importFile(InputStreamSource file, @Nullable UUID actor) {
        oneAtATime();
        var counts = new Counts();
        var refused = new SchoolsFile(file).read(piece -> counts.add(piece, upsert(piece)));
        var result = new SchoolsImported(
                counts.added, counts.updated, counts.rows - counts.added - counts.updated, counts.closed, refused);
        audit.record(new Happening(
                "schools",
                UUID.randomUUID(),
                null,
                actor,
                "Imported schools: %d added, %d updated, %d unchanged, %d refused"
                        .formatted(result.added(), result.updated(), result.unchanged(), refused.size()),
                null));
        return result;
    }

    /** Two lists in another order, taken at once, would wait for each other's rows. */
    private void oneAtATime() {
        database.sql("select 1 from (select pg_advisory_xact_lock(hashtext('schools'))) as held")
                .query(Integer.class)
                .single();
    }

    private List<Boolean> upsert(List<SchoolColumns.Row> rows) {
        return database.sql("""
                        insert into school as s (urn, name, local_authority, district, type, phase, trust, region,
                                                 postcode, free_meals_percent, open, updated_at)
                        select n.urn, n.name, n.authority, n.district, n.type, n.phase, n.trust, n.region, n.postcode,
                               n.meals, coalesce(n.open, known.open, true), :now
                        from unnest(:urn::text[], :name::text[], :authority::text[], :district::text[], :type::text[],
                                    :phase::text[], :trust::text[], :region::text[], :postcode::text[],
                                    :meals::numeric[], :open::boolean[])
                             as n (urn, name, authority, district, type, phase, trust, region, postcode, meals, open)
                        left join school known on known.urn = n.urn
                        on conflict (urn) do update set
                            name = excluded.name, local_authority = excluded.local_authority,
                            district = excluded.district, type = excluded.type,
                            phase = coalesce(excluded.phase, s.phase), trust = coalesce(excluded.trust, s.trust),
                            region = coalesce(excluded.region, s.region),
                            postcode = coalesce(excluded.postcode, s.postcode),
                            free_meals_percent = coalesce(excluded.free_meals_percent, s.free_meals_percent),
                            open = excluded.open, updated_at = excluded.updated_at
                        where (s.name, s.local_authority, s.district, s.type, s.open) is distinct from
                              (excluded.name, excluded.local_authority, excluded.district, excluded.type, excluded.open)
                           or excluded.phase <> coalesce(s.phase, '') or excluded.trust <> coalesce(s.trust, '')
                           or excluded.region <> coalesce(s.region, '')
                           or excluded.postcode <> coalesce(s.postcode, '')
                           or excluded.free_meals_percent is not null
                              and excluded.free_meals_percent is distinct from s.free_meals_percent
                        returning xmax = 0
                        """)
                .param("now", Timestamp.from(clock.instant()))
                .param("urn", column(rows, SchoolColumns.Row::urn))
                .param("name", column(rows, SchoolColumns.Row::name))
                .param("authority", column(rows, SchoolColumns.Row::authority))
                .param("district", column(rows, SchoolColumns.Row::district))
                .param("type", column(rows, SchoolColumns.Row::type))
                .param("phase", column(rows, SchoolColumns.Row::phase))
                .param("trust", column(rows, SchoolColumns.Row::trust))
                .param("region", column(rows, SchoolColumns.Row::region))
                .param("postcode", column(rows, SchoolColumns.Row::postcode))
                .param(
                        "meals",
                        column(
                                rows,
                                row -> row.freeMeals() == null
                                        ? null
                                        : row.freeMeals().toPlainString()))
                .param(
                        "open",
                        column(
                                rows,
                                row -> row.open() == null ? null : row.open().toString()))
                .query(Boolean.class)
                .list();
    }

    private static String[] column(List<SchoolColumns.Row> rows, Function<SchoolColumns.Row, @Nullable String> cell) {
        return rows.stream().map(cell).toArray(String[]::new);
    }

    private static final class Counts {
        private int rows;
        private int added;
        private int updated;
        private int closed;

        private void add(List<SchoolColumns.Row> piece, List<Boolean> written) {
            rows += piece.size();
            added += (int) written.stream().filter(fresh -> fresh).count();
            updated += (int) written.stream().filter(fresh -> !fresh).count();
            closed += (int) piece.stream()
                    .filter(row -> Boolean.FALSE.equals(row.open()))
                    .count();
        }
    }
}
