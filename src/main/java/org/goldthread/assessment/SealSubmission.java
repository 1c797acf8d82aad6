package org.goldthread.assessment;

import java.util.UUID;
import org.goldthread.engine.Outcome;
import org.goldthread.engine.Step;
import org.springframework.stereotype.Component;

/** Closes the verified set for good, so that it can be marked. */
@Component
class SealSubmission implements Step {

    private final VerificationDesk desk;

    SealSubmission(VerificationDesk desk) {
        this.desk = desk;
    }

    @Override
    public Outcome run(UUID key) {
        desk.seal(key);
        return Outcome.done();
    }
}
