package org.goldthread.tracking;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * A candidate on the board.
 *
 * @param task the name of the open task that is due first
 * @param waitingFor who has that task, if it is one person
 * @param group the group that has it otherwise
 */
public record BoardRow(
        UUID candidacy,
        String number,
        String name,
        @Nullable String trn,
        String school,
        String partner,
        @Nullable String cohort,
        List<Stage> stages,
        @Nullable End ended,
        @Nullable String task,
        @Nullable String waitingFor,
        @Nullable String group,
        @Nullable Instant since,
        @Nullable Instant dueAt) {

    /** Where they are, in words. */
    public String where() {
        return stages.stream().map(Stage::words).collect(Collectors.joining(", "));
    }

    /** Whether the task that is due first should have been done by now. */
    public boolean overdue(Instant now) {
        return dueAt != null && dueAt.isBefore(now);
    }
}
