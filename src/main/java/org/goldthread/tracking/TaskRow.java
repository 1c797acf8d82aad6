package org.goldthread.tracking;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A task in a list.
 *
 * @param taskId the engine's id
 * @param name the task's name
 * @param key the owning aggregate
 * @param about what it is about
 * @param candidate the candidate's name, if the task may be known to be theirs
 * @param askedGroup the group asked, if it is not one person's
 * @param assignee who has it
 * @param assigneeName that person's name
 * @param page its own page, if it has one
 * @param escalatedTo the group it has been escalated to
 */
public record TaskRow(
        String taskId,
        String name,
        UUID key,
        @Nullable UUID candidacy,
        String about,
        @Nullable String candidate,
        @Nullable UUID askedPerson,
        @Nullable String askedGroup,
        @Nullable UUID assignee,
        @Nullable String assigneeName,
        @Nullable String page,
        Instant createdAt,
        Instant dueAt,
        @Nullable Instant closedAt,
        @Nullable UUID closedBy,
        @Nullable String outcome,
        @Nullable String escalatedTo,
        @Nullable Instant onHoldSince) {

    /** Whether it should have been done by now. */
    public boolean overdue(Instant now) {
        return closedAt == null && onHoldSince == null && dueAt.isBefore(now);
    }
}
