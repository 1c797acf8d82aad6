package org.goldthread.admission;

import java.util.UUID;
import org.goldthread.engine.Outcome;
import org.goldthread.engine.Step;
import org.springframework.stereotype.Component;

/** Ends an application for which another qualification fits better. */
@Component
class CloseRedirected implements Step {

    private final Closings closings;

    CloseRedirected(Closings closings) {
        this.closings = closings;
    }

    @Override
    public Outcome run(UUID key) {
        closings.redirect(key);
        return Outcome.done();
    }
}
