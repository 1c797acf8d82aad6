package org.goldthread.moderation;

import java.util.UUID;
import org.goldthread.engine.Outcome;
import org.goldthread.engine.Step;
import org.springframework.stereotype.Component;

/** Is the whole sample moderated? While it looks, nobody can be counted. */
@Component
class LookForModeration implements Step {

    private final WindowRuns runs;

    LookForModeration(WindowRuns runs) {
        this.runs = runs;
    }

    @Override
    public Outcome run(UUID window) {
        var run = runs.toChange(window);
        if (!runs.isModerated(window)) {
            return Outcome.of("open");
        }
        run.moderated();
        return Outcome.of("all-moderated");
    }
}
