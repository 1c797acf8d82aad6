package org.goldthread.learning;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A candidate's enrolment. Its id is the candidacy's.
 *
 * @param number the candidate number, all that markers ever see
 * @param role the candidate's post at the school
 * @param clockEnds when the 18 months end
 * @param deferredAt since when the place rests; null if it does not
 */
public record EnrolmentView(
        UUID id,
        UUID person,
        String number,
        String edition,
        String partner,
        String schoolUrn,
        String role,
        UUID cohort,
        UUID sponsor,
        UUID coach,
        Instant clockStarts,
        Instant clockEnds,
        Standing standing,
        @Nullable Instant deferredAt) {

    /** How the enrolment stands beside its stage. */
    public enum Standing {
        ACTIVE,
        WITHDRAWN,
        LAPSED,
        COMPLETED,
        FAILED
    }

    /** Whether the place rests for a time. */
    public boolean deferred() {
        return deferredAt != null;
    }

    /** Whether the candidate is still on the way. */
    public boolean live() {
        return standing == Standing.ACTIVE;
    }
}
