package org.goldthread.assessment;

import java.util.UUID;
import org.goldthread.engine.Outcome;
import org.goldthread.engine.Step;
import org.springframework.stereotype.Component;

/** Looks whose word on this very set is still needed: after a second request only the one who is missing. */
@Component
class LookForVerifications implements Step {

    private final VerificationDesk desk;

    LookForVerifications(VerificationDesk desk) {
        this.desk = desk;
    }

    @Override
    public Outcome run(UUID key) {
        return desk.whoIsNeeded(key);
    }
}
