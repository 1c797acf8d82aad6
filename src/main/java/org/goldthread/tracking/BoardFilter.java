package org.goldthread.tracking;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What somebody looks for on the board; every part stands in the address of the page.
 *
 * @param search part of a name, school or candidate number, or a whole teacher reference number
 * @param standing an end, or null for those still on their way
 * @param everyStanding whether the ended are listed with the others
 */
public record BoardFilter(
        @Nullable String search,
        @Nullable Stage stage,
        @Nullable String partner,
        @Nullable UUID cohort,
        boolean overdue,
        @Nullable End standing,
        boolean everyStanding,
        int page) {}
