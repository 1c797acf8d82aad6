package org.goldthread.moderation;

import org.jspecify.annotations.Nullable;

/**
 * What of a window's sample is listed.
 *
 * @param search part of a candidate number
 * @param state {@code open}, {@code upheld}, {@code settled} or {@code again}; null for all
 * @param reason a reason's code; null for all
 */
public record ModerationFilter(
        @Nullable String search,
        @Nullable String state,
        @Nullable String reason,
        int page) {}
