package org.goldthread.learning;

import java.util.UUID;
import org.goldthread.engine.Outcome;
import org.goldthread.engine.Step;
import org.springframework.stereotype.Component;

/** Hands the journey the dates on which the candidate is warned and lapses. */
@Component
class StartClock implements Step {

    private final Enrolments enrolments;

    StartClock(Enrolments enrolments) {
        this.enrolments = enrolments;
    }

    @Override
    public Outcome run(UUID key) {
        var enrolment = enrolments.get(key);
        return Outcome.done()
                .at("clockEnds", enrolment.clockEnds())
                .at("clockWarning", enrolments.warningAt(enrolment));
    }
}
