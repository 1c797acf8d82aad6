package org.goldthread.programme;

import java.time.LocalTime;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A delivery plan: what a cohort's sessions are when nothing is changed. {@code partner} is null for the plan as shipped,
 * which all partners may use and nobody changes.
 */
public record PlanView(
        UUID id,
        @Nullable String partner,
        String qualification,
        String name,
        int version,
        List<PlannedSession> sessions) {

    /** A session some days after the induction. */
    public record PlannedSession(
            SessionView.Kind kind, int number, String title, int offsetDays, LocalTime startsAt, int minutes) {}
}
