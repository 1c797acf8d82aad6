package org.goldthread.learning;

import java.util.UUID;
import org.goldthread.engine.Outcome;
import org.goldthread.engine.Step;
import org.springframework.stereotype.Component;

/** Closes what is left after a candidate has withdrawn. */
@Component
class CloseWithdrawal implements Step {

    private final Enrolments enrolments;

    CloseWithdrawal(Enrolments enrolments) {
        this.enrolments = enrolments;
    }

    @Override
    public Outcome run(UUID key) {
        enrolments.closeWithdrawal(key);
        return Outcome.done();
    }
}
