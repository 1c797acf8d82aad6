package org.goldthread.assessors;

import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A spell in which somebody may mark and moderate scripts of a qualification.
 *
 * @param trainedOn when they passed the training for it, on the first day at the latest
 * @param from the first day
 * @param until the last day; null while no end is set
 * @param senior whether they may settle what two markers could not agree on
 */
public record Accreditation(
        UUID id,
        UUID person,
        String qualification,
        LocalDate trainedOn,
        LocalDate from,
        @Nullable LocalDate until,
        boolean senior) {

    /** Whether the day lies in the spell. */
    public boolean covers(LocalDate day) {
        return !day.isBefore(from) && (until == null || !day.isAfter(until));
    }
}
