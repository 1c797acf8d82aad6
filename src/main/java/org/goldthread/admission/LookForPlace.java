package org.goldthread.admission;

import java.util.UUID;
import org.goldthread.engine.Outcome;
import org.goldthread.engine.Step;
import org.springframework.stereotype.Component;

/** Says whether a place came of it. */
@Component
class LookForPlace implements Step {

    private final ApplicationRepository applications;

    LookForPlace(ApplicationRepository applications) {
        this.applications = applications;
    }

    @Override
    public Outcome run(UUID key) {
        var application = applications.findById(key).orElseThrow();
        if (application.cohort() != null) {
            return Outcome.of("placed");
        }
        if (application.closingReason() == null) {
            application.willEnd("No place became free in time");
        }
        return Outcome.of("none");
    }
}
