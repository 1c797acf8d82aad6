package org.goldthread.programme;

import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Which cohorts a list shows.
 *
 * @param partners only those of these partners; null for all
 * @param intake only those of this intake, if given
 * @param search part of the name, if given
 * @param page from 1
 */
public record CohortFilter(
        @Nullable Set<String> partners,
        @Nullable UUID intake,
        @Nullable String search,
        int page) {

    /** Rows a page. */
    public static final int SIZE = 25;
}
