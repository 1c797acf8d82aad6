package org.goldthread.assessment;

import java.time.Duration;
import org.goldthread.engine.Journeys;
import org.goldthread.learning.EnrolmentView;
import org.springframework.stereotype.Component;

/**
 * A submission that was made final inside the 18 months counts, however long others take to verify it: while they do, the
 * clock that would end the journey is held back. It runs again when the submission returns to the candidate.
 */
@Component
class LapseHold {

    private static final Duration TO_DECIDE = Duration.ofDays(14);

    private final Journeys journeys;

    LapseHold(Journeys journeys) {
        this.journeys = journeys;
    }

    void holdUntilVerified(EnrolmentView enrolment, Submission submission) {
        var until = submission.verifyBy().plus(TO_DECIDE);
        if (until.isAfter(enrolment.clockEnds())) {
            journeys.moveTimer(enrolment.id(), "lapse-clock", "clockEnds", until);
        }
    }

    void release(EnrolmentView enrolment) {
        journeys.moveTimer(enrolment.id(), "lapse-clock", "clockEnds", enrolment.clockEnds());
    }
}
