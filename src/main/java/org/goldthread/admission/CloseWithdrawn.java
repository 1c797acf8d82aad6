package org.goldthread.admission;

import java.util.UUID;
import org.goldthread.engine.Outcome;
import org.goldthread.engine.Step;
import org.springframework.stereotype.Component;

/** Ends a withdrawn application. */
@Component
class CloseWithdrawn implements Step {

    private final Closings closings;

    CloseWithdrawn(Closings closings) {
        this.closings = closings;
    }

    @Override
    public Outcome run(UUID key) {
        closings.withdraw(key);
        return Outcome.done();
    }
}
