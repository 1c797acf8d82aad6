package org.goldthread.admission;

import java.util.UUID;
import org.goldthread.engine.Outcome;
import org.goldthread.engine.Step;
import org.springframework.stereotype.Component;

/** Ends a declined application. */
@Component
class CloseDeclined implements Step {

    private final Closings closings;

    CloseDeclined(Closings closings) {
        this.closings = closings;
    }

    @Override
    public Outcome run(UUID key) {
        closings.decline(key);
        return Outcome.done();
    }
}
