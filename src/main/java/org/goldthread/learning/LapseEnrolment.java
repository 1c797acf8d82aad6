package org.goldthread.learning;

import java.util.UUID;
import org.goldthread.engine.Outcome;
import org.goldthread.engine.Step;
import org.springframework.stereotype.Component;

/** Ends the enrolment of a candidate whose time has run out. */
@Component
class LapseEnrolment implements Step {

    private final Enrolments enrolments;

    LapseEnrolment(Enrolments enrolments) {
        this.enrolments = enrolments;
    }

    @Override
    public Outcome run(UUID key) {
        enrolments.lapse(key);
        return Outcome.done();
    }
}
