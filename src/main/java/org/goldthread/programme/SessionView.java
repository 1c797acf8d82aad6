package org.goldthread.programme;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A dated session of a cohort. */
public record SessionView(
        UUID id,
        UUID cohort,
        Kind kind,
        int number,
        String title,
        Instant startsAt,
        String venue,
        @Nullable UUID facilitator) {

    /** What a session is: each cohort has one induction, its days, and one final twilight. */
    public enum Kind {
        INDUCTION,
        DAY,
        FINAL_TWILIGHT
    }
}
