package org.goldthread.assessment;

import java.util.UUID;
import org.goldthread.engine.Outcome;
import org.goldthread.engine.Step;
import org.springframework.stereotype.Component;

/** Ends the booking without a script. */
@Component
class CloseUnsubmitted implements Step {

    private final VerificationDesk desk;

    CloseUnsubmitted(VerificationDesk desk) {
        this.desk = desk;
    }

    @Override
    public Outcome run(UUID key) {
        desk.closeUnsubmitted(key);
        return Outcome.done();
    }
}
