package org.goldthread.tracking;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.goldthread.people.Viewer;
import org.goldthread.shared.Paged;
import org.goldthread.shared.SearchPattern;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** All candidates a coordinator or the lead may see: how many in each stage, and a list with the overdue first. */
@Component
@Transactional(readOnly = true)
public class Board {

    private static final int SIZE = 25;
    private static final int LONGEST_EXPORT = 100_000;

    private static final String ROWS = """
            select c.id, c.number, p.given_name || ' ' || p.family_name as name, c.trn, c.school_name, c.partner,
                c.cohort_name, c.ended,
                (select string_agg(s.stage, ',' order by s.id) from candidacy_stage s
                    where s.candidacy = c.id and s.left_at is null) as stages,
                t.name as task, t.waiting_for, t.asked_group, t.created_at as since, t.due_at
            from candidacy c
                join person p on p.id = c.person
                left join lateral (
                    select w.name, w.asked_group, w.created_at, w.due_at,
                        a.given_name || ' ' || a.family_name as waiting_for
                    from work_item w left join person a on a.id = w.assignee
                    where w.candidacy = c.id and w.closed_at is null order by w.due_at limit 1) t on true
            """;

    private static final String OVERDUE =
            "exists (select 1 from work_item o where o.candidacy = c.id and o.closed_at is null and o.due_at < :now)";

    private final JdbcClient database;
    private final CandidateSight sight;
    private final Clock clock;

    Board(JdbcClient database, CandidateSight sight, Clock clock) {
        this.database = database;
        this.sight = sight;
        this.clock = clock;
    }

    /** How many candidates stand in a stage, and how many of them wait for something overdue. */
    public record Count(long candidates, long overdue) {}

    /** A cohort to filter by. */
    public record CohortChoice(UUID id, String name) {}

    /** How many of the viewer's candidates are in each stage now; somebody in two stages counts in both. */
    public Map<Stage, Count> counts(Viewer viewer) {
        var counts = new EnumMap<Stage, Count>(Stage.class);
        database.sql("select s.stage, count(*) as n, count(*) filter (where " + OVERDUE + ") as late"
                        + " from candidacy_stage s join candidacy c on c.id = s.candidacy"
                        + " where s.left_at is null and c.ended is null and " + CandidateSight.CONDITION
                        + " group by s.stage")
                .params(scope(viewer))
                .query((row, number) -> counts.put(
                        Stage.valueOf(row.getString("stage")), new Count(row.getLong("n"), row.getLong("late"))))
                .list();
        return counts;
    }

    /** The cohorts the viewer's candidates are in. */
    public List<CohortChoice> cohorts(Viewer viewer) {
        return database.sql("select distinct c.cohort as id, c.cohort_name as name from candidacy c"
                        + " where c.cohort is not null and " + CandidateSight.CONDITION + " order by 2 limit 200")
                .params(scope(viewer))
                .query(CohortChoice.class)
                .list();
    }

    /** One page of the list. */
    public Paged<BoardRow> page(Viewer viewer, BoardFilter filter) {
        var values = values(viewer, filter);
        var where = where(filter);
        var total = database.sql("select count(*) from candidacy c join person p on p.id = c.person" + where)
                .params(values)
                .query(Long.class)
                .single();
        return new Paged<>(rows(values, where, SIZE, (filter.page() - 1L) * SIZE), filter.page(), SIZE, total);
    }

    /** The whole list, for an export. */
    public List<BoardRow> all(Viewer viewer, BoardFilter filter) {
        return rows(values(viewer, filter), where(filter), LONGEST_EXPORT, 0);
    }

    private List<BoardRow> rows(Map<String, @Nullable Object> values, String where, int size, long from) {
        values.put("size", size);
        values.put("from", from);
        return database.sql(ROWS + where
                        + " order by c.ended is not null, t.due_at nulls last, p.family_name, c.id"
                        + " limit :size offset :from")
                .params(values)
                .query(Board::row)
                .list();
    }

    private Map<String, @Nullable Object> scope(Viewer viewer) {
        var values = new HashMap<String, @Nullable Object>(sight.values(viewer));
        values.put("now", Timestamp.from(clock.instant()));
        return values;
    }

    private Map<String, @Nullable Object> values(Viewer viewer, BoardFilter filter) {
        var values = scope(viewer);
        values.put("search", filter.search() == null ? null : SearchPattern.containing(filter.search()));
        values.put("exact", filter.search());
        values.put("stage", filter.stage() == null ? null : filter.stage().name());
        values.put("partner", filter.partner());
        values.put("cohort", filter.cohort());
        values.put(
                "standing", filter.standing() == null ? null : filter.standing().name());
        return values;
    }

    private static String where(BoardFilter filter) {
        var sql = new StringBuilder(" where ").append(CandidateSight.CONDITION);
        if (filter.search() != null) {
            sql.append(" and (p.given_name || ' ' || p.family_name ilike :search or c.school_name ilike :search"
                    + " or c.number ilike :search or c.trn = :exact or c.school_urn = :exact)");
        }
        if (filter.stage() != null) {
            sql.append(" and exists (select 1 from candidacy_stage f where f.candidacy = c.id and f.stage = :stage"
                    + " and f.left_at is null)");
        }
        if (filter.partner() != null) {
            sql.append(" and c.partner = :partner");
        }
        if (filter.cohort() != null) {
            sql.append(" and c.cohort = :cohort");
        }
        if (filter.overdue()) {
            sql.append(" and ").append(OVERDUE);
        }
        if (filter.standing() != null) {
            sql.append(" and c.ended = :standing");
        } else if (!filter.everyStanding()) {
            sql.append(" and c.ended is null");
        }
        return sql.toString();
    }

    private static BoardRow row(ResultSet row, int number) throws SQLException {
        var ended = row.getString("ended");
        return new BoardRow(
                row.getObject("id", UUID.class),
                row.getString("number"),
                row.getString("name"),
                row.getString("trn"),
                row.getString("school_name"),
                row.getString("partner"),
                row.getString("cohort_name"),
                stages(row.getString("stages")),
                ended == null ? null : End.valueOf(ended),
                row.getString("task"),
                row.getString("waiting_for"),
                row.getString("asked_group"),
                TaskLists.instant(row, "since"),
                TaskLists.instant(row, "due_at"));
    }

    static List<Stage> stages(@Nullable String joined) {
        return joined == null
                ? List.of()
                : Arrays.stream(joined.split(",")).map(Stage::valueOf).sorted().toList();
    }
}
