package org.goldthread.tracking;

import java.util.List;
import java.util.UUID;
import org.goldthread.engine.TaskInbox;
import org.goldthread.shared.AuditTrail;
import org.goldthread.shared.AuditTrail.Happening;
import org.goldthread.shared.Refusal;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** Moves open tasks from one person to another, one transaction a task: what a task's rules forbid stays where it is. */
@Component
public class HandOvers {

    private final TaskLists items;
    private final TaskInbox inbox;
    private final AuditTrail audit;
    private final TaskWords words;
    private final JdbcClient database;
    private final TransactionTemplate transaction;

    HandOvers(
            TaskLists items,
            TaskInbox inbox,
            AuditTrail audit,
            TaskWords words,
            JdbcClient database,
            TransactionTemplate transaction) {
        this.items = items;
        this.inbox = inbox;
        this.audit = audit;
        this.words = words;
        this.database = database;
        this.transaction = transaction;
    }

    /** What became of one task; {@code refusal} says why it was not moved, if it was not. */
    public record Result(TaskRow task, @Nullable String refusal) {}

    /** Moves every open task somebody has. */
    public List<Result> moveAll(UUID from, UUID to, UUID actor, String reason) {
        return items.openFor(from).stream()
                .map(task -> move(task, to, actor, reason))
                .toList();
    }

    private Result move(TaskRow task, UUID to, UUID actor, String reason) {
        try {
            transaction.executeWithoutResult(status -> {
                mustSuit(task, to);
                inbox.handOver(task.taskId(), to, actor);
                record(task, actor, reason);
            });
            return new Result(task, null);
        } catch (Refusal refusal) {
            return new Result(task, refusal.sentence());
        }
    }

    /** What a candidate is asked stays theirs, and nobody decides about themselves. */
    private void mustSuit(TaskRow task, UUID to) {
        var candidate = task.candidacy() == null ? null : candidate(task.candidacy());
        if (candidate == null) {
            return;
        }
        if (candidate.equals(task.assignee())) {
            throw new Refusal("Only the candidate can do this.");
        }
        if (candidate.equals(to)) {
            throw new Refusal("The candidate it is about cannot do it.");
        }
    }

    private @Nullable UUID candidate(UUID candidacy) {
        return database.sql("select person from candidacy where id = ?")
                .param(candidacy)
                .query(UUID.class)
                .optional()
                .orElse(null);
    }

    private void record(TaskRow task, UUID actor, String reason) {
        var what = "\"%s\" was moved to another person".formatted(words.title(task.name()));
        audit.record(
                task.candidacy() == null
                        ? new Happening("task", task.key(), null, actor, what, reason)
                        : Happening.ofCandidacy(task.candidacy(), actor, what, reason));
    }
}
