package org.goldthread.project;

import java.util.UUID;
import org.goldthread.engine.Outcome;
import org.goldthread.engine.Step;
import org.springframework.stereotype.Component;

/** Closes the reviews whose time is over as not held. */
@Component
class CloseReview implements Step {

    private final Projects projects;

    CloseReview(Projects projects) {
        this.projects = projects;
    }

    @Override
    public Outcome run(UUID key) {
        projects.closeOverdueReviews(key);
        return Outcome.done();
    }
}
