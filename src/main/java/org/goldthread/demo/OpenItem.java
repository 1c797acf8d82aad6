package org.goldthread.demo;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * One open task as the simulator's people see it in their lists.
 *
 * @param shown whether it is about the candidate visitors sign in as, around whom nobody is silent or slow
 */
record OpenItem(
        String taskId,
        String name,
        String process,
        UUID key,
        @Nullable UUID candidacy,
        String about,
        @Nullable UUID askedPerson,
        @Nullable String askedGroup,
        @Nullable UUID assignee,
        Instant createdAt,
        Instant dueAt,
        boolean shown) {}
