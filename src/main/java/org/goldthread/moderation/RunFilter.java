package org.goldthread.moderation;

import org.jspecify.annotations.Nullable;

/**
 * Which scripts of a window's run are listed.
 *
 * @param search part of a candidate number
 * @param state {@code open} (something stands in the way of the release), {@code sampled}, {@code withheld} or
 *     {@code released}; null for all
 */
public record RunFilter(@Nullable String search, @Nullable String state, int page) {

    static final RunFilter ALL = new RunFilter(null, null, 1);
}
