package org.goldthread.moderation;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * An appeal.
 *
 * @param areas the areas it is about, by number
 * @param open whether it is still going on
 * @param status how far it is, in words
 * @param decision {@code changed} or {@code unchanged}, once decided
 */
public record AppealView(
        UUID id,
        UUID enrolment,
        int attempt,
        UUID script,
        UUID window,
        List<Integer> areas,
        String grounds,
        Instant lodgedAt,
        boolean open,
        String status,
        @Nullable String decision,
        String reason,
        @Nullable Instant decidedAt,
        String oldOutcome,
        @Nullable String newOutcome) {}
