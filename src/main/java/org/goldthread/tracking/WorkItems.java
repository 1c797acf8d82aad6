package org.goldthread.tracking;

import java.sql.Timestamp;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.goldthread.engine.Owner;
import org.goldthread.engine.TaskFacts;
import org.goldthread.engine.TaskObserver;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Keeps the task lists' own table in step with the engine, in the engine's transaction. */
@Component
class WorkItems implements TaskObserver {

    private final JdbcClient database;

    WorkItems(JdbcClient database) {
        this.database = database;
    }

    @Override
    public void created(TaskFacts task) {
        database.sql("""
                        insert into work_item (task_id, name, process, key, candidacy, about, asked_person, asked_group,
                            assignee, page, created_at, due_at)
                        values (:taskId, :name, :process, :key, :candidacy, :about, :person, :group, :person, :page,
                            :createdAt, :dueAt)
                        """)
                .param("taskId", task.taskId())
                .param("name", task.name())
                .param("process", task.process())
                .param("key", task.key())
                .param("candidacy", task.candidacy().orElse(null))
                .param("about", task.about())
                .param("person", task.person())
                .param("group", group(task))
                .param("page", task.page().orElse(null))
                .param("createdAt", Timestamp.from(task.createdAt()))
                .param("dueAt", Timestamp.from(task.dueAt()))
                .update();
    }

    @Override
    public void refreshed(TaskFacts task) {
        database.sql("""
                        update work_item set about = :about, asked_person = :person, asked_group = :group, page = :page,
                            assignee = :person, due_at = :dueAt,
                            reminders = case when due_at = :dueAt and asked_person is not distinct from :person
                                then reminders else 0 end,
                            escalated_to = case when due_at = :dueAt then escalated_to end,
                            escalated_at = case when due_at = :dueAt then escalated_at end
                        where task_id = :taskId
                        """)
                .param("about", task.about())
                .param("person", task.person())
                .param("group", group(task))
                .param("page", task.page().orElse(null))
                .param("dueAt", Timestamp.from(task.dueAt()))
                .param("taskId", task.taskId())
                .update();
    }

    @Override
    public void assigned(String taskId, @Nullable UUID person) {
        database.sql("update work_item set assignee = :person where task_id = :taskId and closed_at is null")
                .param("person", person)
                .param("taskId", taskId)
                .update();
    }

    @Override
    public void closed(String taskId, String name, Optional<UUID> person, Optional<String> outcome, Instant at) {
        database.sql("""
                        update work_item set closed_at = :at, closed_by = :person, outcome = :outcome
                        where task_id = :taskId and closed_at is null
                        """)
                .param("at", Timestamp.from(at))
                .param("person", person.orElse(null))
                .param("outcome", outcome.orElse(null))
                .param("taskId", taskId)
                .update();
    }

    private static @Nullable String group(TaskFacts task) {
        return task.owner() instanceof Owner.Group group ? group.name() : null;
    }
}
