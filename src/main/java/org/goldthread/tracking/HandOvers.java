package org.goldthread.tracking;

import java.util.List;
import java.util.UUID;
import org.goldthread.engine.TaskInbox;
import org.goldthread.shared.AuditTrail;
import org.goldthread.shared.AuditTrail.Happening;
import org.goldthread.shared.Refusal;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** Moves open tasks from one person to another, one transaction a task: what a task's rules forbid stays where it is. */
@Component
public class HandOvers {

    private final TaskLists items;
    private final TaskInbox inbox;
    private final AuditTrail audit;
    private final TaskWords words;
    private final TransactionTemplate transaction;

    HandOvers(TaskLists items, TaskInbox inbox, AuditTrail audit, TaskWords words, TransactionTemplate transaction) {
        this.items = items;
        this.inbox = inbox;
        this.audit = audit;
        this.words = words;
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
                inbox.handOver(task.taskId(), to, actor);
                record(task, actor, reason);
            });
            return new Result(task, null);
        } catch (Refusal refusal) {
            return new Result(task, refusal.sentence());
        }
    }

    private void record(TaskRow task, UUID actor, String reason) {
        var what = "\"%s\" was moved to another person".formatted(words.title(task.name()));
        audit.record(
                task.candidacy() == null
                        ? new Happening("task", task.key(), null, actor, what, reason)
                        : Happening.ofCandidacy(task.candidacy(), actor, what, reason));
    }
}
