package org.goldthread.tracking;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.goldthread.engine.Owner;
import org.goldthread.engine.TaskFacts;
import org.goldthread.people.TaskLinks;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Tasks as the lists know them, without a process behind them. */
@Component
public class TrackedTasks {

    private final WorkItems items;
    private final TaskLinks links;
    private final JdbcClient database;
    private final Clock clock;

    TrackedTasks(WorkItems items, TaskLinks links, JdbcClient database, Clock clock) {
        this.items = items;
        this.links = links;
        this.database = database;
        this.clock = clock;
    }

    /** A task of one person, due in a fortnight. */
    public String open(String name, UUID candidacy, UUID person) {
        return open(name, candidacy, person, "About " + name, clock.instant().plus(Duration.ofDays(14)));
    }

    /** A task of one person. */
    public String open(String name, UUID candidacy, UUID person, String about, Instant due) {
        var task = UUID.randomUUID().toString();
        items.created(new TaskFacts(
                task,
                name,
                "admission",
                candidacy,
                Optional.of(candidacy),
                about,
                Owner.person(person),
                Optional.empty(),
                clock.instant(),
                due));
        return task;
    }

    /** The task is done. */
    public void close(String task, UUID person) {
        items.closed(task, "approve-sponsorship", Optional.of(person), Optional.of("approved"), clock.instant());
    }

    /** The task is overdue and was passed on to a group. */
    public void passOn(String task, String group) {
        database.sql("update work_item set escalated_to = ?, escalated_at = due_at where task_id = ?")
                .params(group, task)
                .update();
    }

    /** The path of a link to the task. */
    public String link(UUID person, String task) {
        var address = links.issue(person, task);
        return address.substring(address.indexOf("/link/"));
    }

    /** How many letters were posted under keys that begin so. */
    public int letters(String once) {
        return database.sql("select count(*) from letter where once like :once || '%'")
                .param("once", once)
                .query(Integer.class)
                .single();
    }
}
