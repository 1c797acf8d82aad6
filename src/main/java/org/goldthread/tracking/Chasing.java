package org.goldthread.tracking;

import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.util.UUID;
import org.goldthread.shared.AuditTrail;
import org.goldthread.shared.AuditTrail.Happening;
import org.goldthread.shared.Role;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Reminds people of their tasks and passes overdue ones on, to the coordinator and from there to the lead, who are told. May run as often
 * as wanted, on several nodes at once: every step is taken at most once. When time jumps, one reminder stands for all that
 * fell into the gap.
 */
@Component
class Chasing {

    private final JdbcClient database;
    private final TransactionTemplate transaction;
    private final TaskLists items;
    private final TaskLetters letters;
    private final GroupLetters groupLetters;
    private final TaskWords words;
    private final AuditTrail audit;
    private final ChasingRules rules;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    Chasing(
            JdbcClient database,
            TransactionTemplate transaction,
            TaskLists items,
            TaskLetters letters,
            GroupLetters groupLetters,
            TaskWords words,
            AuditTrail audit,
            ChasingRules rules,
            ApplicationEventPublisher events,
            Clock clock) {
        this.database = database;
        this.transaction = transaction;
        this.items = items;
        this.letters = letters;
        this.groupLetters = groupLetters;
        this.words = words;
        this.audit = audit;
        this.rules = rules;
        this.events = events;
        this.clock = clock;
    }

    /** Takes every step that is due now. */
    void sweep() {
        var now = clock.instant();
        for (var level = rules.reminders().size(); level > 0; level--) {
            remind(level, now);
        }
        escalate(now);
        groupLetters.write();
    }

    private void remind(int level, Instant now) {
        var before = now.minus(rules.reminders().get(level - 1));
        var due = database.sql("""
                        select task_id from work_item
                        where closed_at is null and due_at <= :before and reminders < :level
                            and not exists (select 1 from candidacy c
                                where c.id = work_item.candidacy and c.on_hold_since is not null)
                        """)
                .param("before", Timestamp.from(before))
                .param("level", level)
                .query(String.class)
                .list();
        due.forEach(task -> transaction.executeWithoutResult(status -> remind(task, level)));
    }

    private void remind(String taskId, int level) {
        var taken = database.sql(
                        "update work_item set reminders = :level where task_id = :task and reminders < :level and closed_at is null")
                .param("level", level)
                .param("task", taskId)
                .update();
        if (taken == 0) {
            return;
        }
        items.find(taskId).ifPresent(item -> {
            var person = item.assignee();
            var moment = item.dueAt().plus(rules.reminders().get(level - 1));
            if (person != null && moment.isAfter(item.createdAt())) {
                var template = moment.isAfter(item.dueAt()) ? "overdue" : "reminder";
                letters.write(item, person, template, once(item, person, level));
            }
        });
    }

    private static String once(TaskRow item, UUID person, int level) {
        return "reminder:%s:%s:%d:%d"
                .formatted(item.taskId(), person, item.dueAt().getEpochSecond(), level);
    }

    private void escalate(Instant now) {
        var lead = Role.LEAD.code();
        database.sql("""
                        select w.task_id, w.due_at, w.asked_group, w.escalated_to, c.partner
                        from work_item w left join candidacy c on c.id = w.candidacy
                        where w.closed_at is null and w.due_at <= :before and w.escalated_to is distinct from :lead
                            and w.asked_group is distinct from :lead and c.on_hold_since is null
                        """)
                .param("before", Timestamp.from(now.minus(rules.toCoordinator())))
                .param("lead", lead)
                .query((row, number) -> new Overdue(
                        row.getString("task_id"),
                        row.getTimestamp("due_at").toInstant(),
                        row.getString("asked_group"),
                        row.getString("escalated_to"),
                        row.getString("partner")))
                .list()
                .forEach(overdue -> escalate(overdue, now));
    }

    private record Overdue(
            String taskId,
            Instant dueAt,
            @Nullable String askedGroup,
            @Nullable String escalatedTo,
            @Nullable String partner) {}

    private void escalate(Overdue overdue, Instant now) {
        var to = nextOwner(overdue, now);
        if (to != null && !to.equals(overdue.escalatedTo())) {
            transaction.executeWithoutResult(status -> escalate(overdue.taskId(), to));
        }
    }

    private @Nullable String nextOwner(Overdue overdue, Instant now) {
        if (!now.isBefore(overdue.dueAt().plus(rules.toLead()))) {
            return Role.LEAD.code();
        }
        var coordinator = Role.COORDINATOR.code();
        var asked = overdue.askedGroup();
        if (asked != null && asked.startsWith(coordinator)) {
            return null;
        }
        return overdue.partner() == null ? Role.LEAD.code() : coordinator + ":" + overdue.partner();
    }

    private void escalate(String taskId, String to) {
        var taken = database.sql("""
                        update work_item set escalated_to = :to, escalated_at = :now
                        where task_id = :task and closed_at is null and escalated_to is distinct from :to
                        """)
                .param("to", to)
                .param("now", Timestamp.from(clock.instant()))
                .param("task", taskId)
                .update();
        if (taken == 1) {
            items.find(taskId).ifPresent(item -> {
                record(item, to);
                events.publishEvent(new TaskPassedOn(item.name(), item.key()));
            });
        }
    }

    private void record(TaskRow item, String to) {
        var what = "\"%s\" is overdue and was passed on to %s".formatted(words.title(item.name()), words.group(to));
        audit.record(
                item.candidacy() == null
                        ? new Happening("task", item.key(), null, null, what, null)
                        : Happening.ofCandidacy(item.candidacy(), null, what, null));
    }
}
