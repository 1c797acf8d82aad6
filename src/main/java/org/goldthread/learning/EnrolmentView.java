package org.goldthread.learning;

import java.time.Instant;
import java.util.UUID;

/**
 * A candidate's enrolment. Its id is the candidacy's.
 *
 * @param number the candidate number, all that markers ever see
 * @param role the candidate's post at the school
 * @param clockEnds when the 18 months end
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
        Standing standing) {

    /** How the enrolment stands beside its stage. */
    public enum Standing {
        ACTIVE,
        WITHDRAWN,
        LAPSED,
        COMPLETED,
        FAILED
    }

    /** Whether the candidate is still on the way. */
    public boolean live() {
        return standing == Standing.ACTIVE;
    }
}
