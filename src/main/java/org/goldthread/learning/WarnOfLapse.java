package org.goldthread.learning;

import java.util.UUID;
import org.goldthread.engine.Outcome;
import org.goldthread.engine.Step;
import org.springframework.stereotype.Component;

/** Tells candidate, school and coordinator that the time is running out. */
@Component
class WarnOfLapse implements Step {

    private final Enrolments enrolments;

    WarnOfLapse(Enrolments enrolments) {
        this.enrolments = enrolments;
    }

    @Override
    public Outcome run(UUID key) {
        enrolments.warn(key);
        return Outcome.done();
    }
}
