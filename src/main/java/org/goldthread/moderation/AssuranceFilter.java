package org.goldthread.moderation;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Which scripts are listed.
 *
 * @param search part of a candidate number
 * @param window a window; null for all
 * @param status a key of {@link Assurance#statuses}; null for all
 */
public record AssuranceFilter(
        @Nullable String search,
        @Nullable UUID window,
        @Nullable String status,
        int page) {}
