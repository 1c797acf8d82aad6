package org.goldthread.learning;

import java.util.UUID;
import org.goldthread.engine.Outcome;
import org.goldthread.engine.Step;
import org.springframework.stereotype.Component;

/** Ends the enrolment of a candidate who has no further attempt. */
@Component
class CloseFailed implements Step {

    private final Enrolments enrolments;

    CloseFailed(Enrolments enrolments) {
        this.enrolments = enrolments;
    }

    @Override
    public Outcome run(UUID key) {
        enrolments.fail(key, "The standard was not met and no further attempt is open");
        return Outcome.done();
    }
}
