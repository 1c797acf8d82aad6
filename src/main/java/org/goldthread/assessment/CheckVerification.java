package org.goldthread.assessment;

import java.util.UUID;
import org.goldthread.engine.Outcome;
import org.goldthread.engine.Step;
import org.springframework.stereotype.Component;

/** Looks what the verification has come to: verified by both, or back to the candidate, in time or late. */
@Component
class CheckVerification implements Step {

    private final VerificationDesk desk;

    CheckVerification(VerificationDesk desk) {
        this.desk = desk;
    }

    @Override
    public Outcome run(UUID key) {
        return desk.check(key);
    }
}
