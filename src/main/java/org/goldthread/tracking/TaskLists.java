package org.goldthread.tracking;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.goldthread.people.Viewer;
import org.goldthread.shared.Paged;
import org.goldthread.shared.SearchPattern;
import org.goldthread.tracking.TaskFilter.Tab;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** The lists of tasks, read from the work items. A list costs the same number of statements however long it is. */
@Component
@Transactional(readOnly = true)
public class TaskLists {

    private static final int SIZE = 20;

    static final String COLUMNS = """
            select w.task_id, w.name, w.key, w.candidacy, w.about, w.asked_person, w.asked_group, w.assignee, w.page,
                w.created_at, w.due_at, w.closed_at, w.closed_by, w.outcome, w.escalated_to, c.on_hold_since,
                p.given_name || ' ' || p.family_name as candidate, a.given_name || ' ' || a.family_name as assignee_name
            from work_item w
                left join candidacy c on c.id = w.candidacy
                left join person p on p.id = c.person
                left join person a on a.id = w.assignee
            """;

    /** Tasks about scripts have no candidacy, so that nobody finds one by a name. */
    private static final String FITS = """
             and (w.about ilike :search or w.candidacy in (
                select c.id from candidacy c join person p on p.id = c.person
                where p.given_name || ' ' || p.family_name ilike :search or c.number ilike :search))
            """;

    private final JdbcClient database;
    private final Clock clock;

    TaskLists(JdbcClient database, Clock clock) {
        this.database = database;
        this.clock = clock;
    }

    /** One page of the list, due first; the done newest first. */
    public Paged<TaskRow> page(Viewer viewer, TaskFilter filter) {
        var values = values(viewer, filter);
        var where = " where " + of(filter.tab()) + narrowed(filter);
        var total = database.sql("select count(*) from work_item w" + where)
                .params(values)
                .query(Long.class)
                .single();
        var order =
                filter.tab() == Tab.DONE ? " order by w.closed_at desc, w.task_id" : " order by w.due_at, w.task_id";
        values.put("size", SIZE);
        values.put("from", (filter.page() - 1L) * SIZE);
        var rows = database.sql(COLUMNS + where + order + " limit :size offset :from")
                .params(values)
                .query(TaskLists::row)
                .list();
        return new Paged<>(rows, filter.page(), SIZE, total);
    }

    /** How many tasks each list has, unfiltered; the done are not counted. */
    public Map<Tab, Long> counts(Viewer viewer) {
        var counts = new HashMap<Tab, Long>();
        database.sql("select 'MINE' as tab, count(*) as n from work_item w where " + of(Tab.MINE)
                        + " union all select 'CLAIMABLE', count(*) from work_item w where " + of(Tab.CLAIMABLE)
                        + " union all select 'ESCALATED', count(*) from work_item w where " + of(Tab.ESCALATED))
                .params(values(viewer, TaskFilter.of(null, null, null, false, 1)))
                .query((row, number) -> counts.put(Tab.valueOf(row.getString("tab")), row.getLong("n")))
                .list();
        return counts;
    }

    /** The task names that occur in the list, for its filter. */
    public List<String> kinds(Viewer viewer, Tab tab) {
        return database.sql("select distinct w.name from work_item w where " + of(tab) + " order by 1")
                .params(values(viewer, TaskFilter.of(null, null, null, false, 1)))
                .query(String.class)
                .list();
    }

    /** One task, open or closed. */
    public Optional<TaskRow> find(String taskId) {
        return database.sql(COLUMNS + " where w.task_id = :task")
                .param("task", taskId)
                .query(TaskLists::row)
                .optional();
    }

    /** The open tasks of a candidacy, due first. */
    public List<TaskRow> openOf(UUID candidacy) {
        return database.sql(
                        COLUMNS + " where w.candidacy = :candidacy and w.closed_at is null order by w.due_at limit 100")
                .param("candidacy", candidacy)
                .query(TaskLists::row)
                .list();
    }

    /** The open tasks a person has, for moving them to somebody else. */
    public List<TaskRow> openFor(UUID person) {
        return database.sql(COLUMNS + " where w.assignee = :person and w.closed_at is null order by w.due_at limit 500")
                .param("person", person)
                .query(TaskLists::row)
                .list();
    }

    private Map<String, @Nullable Object> values(Viewer viewer, TaskFilter filter) {
        var values = new HashMap<String, @Nullable Object>();
        values.put("me", viewer.personId());
        values.put("groups", groups(viewer));
        values.put("kind", filter.kind());
        values.put("search", filter.search() == null ? null : SearchPattern.containing(filter.search()));
        values.put("now", Timestamp.from(clock.instant()));
        return values;
    }

    private static String of(Tab tab) {
        return switch (tab) {
            case MINE -> "w.assignee = :me and w.closed_at is null";
            case CLAIMABLE -> "w.asked_group in (:groups) and w.assignee is null and w.closed_at is null";
            case ESCALATED -> "w.escalated_to in (:groups) and w.assignee is distinct from :me and w.closed_at is null";
            case DONE -> "w.closed_by = :me and w.closed_at is not null";
        };
    }

    private static String narrowed(TaskFilter filter) {
        var sql = new StringBuilder();
        if (filter.search() != null) {
            sql.append(FITS);
        }
        if (filter.kind() != null) {
            sql.append(" and w.name = :kind");
        }
        if (filter.overdue()) {
            sql.append(" and w.due_at < :now");
        }
        return sql.toString();
    }

    /** The engine groups the viewer's roles amount to. */
    static List<String> groups(Viewer viewer) {
        var groups = new ArrayList<String>();
        viewer.grants().forEach(grant -> {
            groups.add(grant.role().code());
            if (grant.partner() != null) {
                groups.add(grant.role().code() + ":" + grant.partner());
            }
        });
        if (groups.isEmpty()) {
            groups.add("nobody");
        }
        return groups;
    }

    static TaskRow row(ResultSet row, int number) throws SQLException {
        return new TaskRow(
                row.getString("task_id"),
                row.getString("name"),
                row.getObject("key", UUID.class),
                row.getObject("candidacy", UUID.class),
                row.getString("about"),
                row.getString("candidate"),
                row.getObject("asked_person", UUID.class),
                row.getString("asked_group"),
                row.getObject("assignee", UUID.class),
                row.getString("assignee_name"),
                row.getString("page"),
                row.getTimestamp("created_at").toInstant(),
                row.getTimestamp("due_at").toInstant(),
                instant(row, "closed_at"),
                row.getObject("closed_by", UUID.class),
                row.getString("outcome"),
                row.getString("escalated_to"),
                instant(row, "on_hold_since"));
    }

    static @Nullable Instant instant(ResultSet row, String column) throws SQLException {
        var at = row.getTimestamp(column);
        return at == null ? null : at.toInstant();
    }
}
