package org.goldthread.tracking;

import java.time.Clock;
import java.time.temporal.ChronoUnit;
import org.goldthread.people.TaskLinks.TaskLink;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Sends a fresh link where an old one no longer opens a task that is still open; to the person's own address only. */
@Component
public class FreshLinks {

    private final TaskLists items;
    private final TaskLetters letters;
    private final Clock clock;

    FreshLinks(TaskLists items, TaskLetters letters, Clock clock) {
        this.items = items;
        this.letters = letters;
        this.clock = clock;
    }

    /** Sends one, at most once an hour; nothing happens if the task is closed or somebody else's by now. */
    @Transactional
    public void send(TaskLink old) {
        var hour = clock.instant().truncatedTo(ChronoUnit.HOURS);
        items.find(old.taskId())
                .filter(item -> item.closedAt() == null && old.person().equals(item.assignee()))
                .ifPresent(item -> letters.write(
                        item,
                        old.person(),
                        "fresh-link",
                        "fresh:%s:%s:%s".formatted(old.taskId(), old.person(), hour)));
    }
}
