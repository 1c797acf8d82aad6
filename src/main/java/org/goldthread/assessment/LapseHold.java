package org.goldthread.assessment;

import java.time.Duration;
import org.goldthread.engine.Journeys;
import org.goldthread.learning.EnrolmentView;
import org.goldthread.learning.Enrolments;
import org.goldthread.learning.Enrolments.EndMoved;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/**
 * A submission that was made final inside the 18 months counts, however long others take to verify it: while they do, the
 * clock that would end the journey is held back. It runs again when the submission returns to the candidate.
 */
@Component
class LapseHold {

    private static final Duration TO_DECIDE = Duration.ofDays(14);

    /** Longer than anybody who is chased takes to verify or decide. */
    private static final Duration HOWEVER_LONG = Duration.ofDays(365);

    private final Journeys journeys;
    private final SubmissionRepository submissions;
    private final Enrolments enrolments;

    LapseHold(Journeys journeys, SubmissionRepository submissions, Enrolments enrolments) {
        this.journeys = journeys;
        this.submissions = submissions;
        this.enrolments = enrolments;
    }

    /** The clock was set anew: a submission that is final holds it again. */
    @EventListener
    void moved(EndMoved moved) {
        submissions
                .latest(moved.enrolment())
                .filter(submission -> submission.state() == Submission.State.FINAL)
                .ifPresent(submission -> holdUntilVerified(enrolments.get(moved.enrolment()), submission));
    }

    void holdUntilVerified(EnrolmentView enrolment, Submission submission) {
        var until = submission.verifyBy().plus(submission.isFinal() ? HOWEVER_LONG : TO_DECIDE);
        if (until.isAfter(enrolment.clockEnds())) {
            journeys.moveTimer(enrolment.id(), "lapse-clock", "clockEnds", until);
        }
    }

    void release(EnrolmentView enrolment) {
        journeys.moveTimer(enrolment.id(), "lapse-clock", "clockEnds", enrolment.clockEnds());
    }
}
