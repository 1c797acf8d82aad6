package org.goldthread.moderation;

import java.util.UUID;
import org.goldthread.engine.Outcome;
import org.goldthread.engine.Step;
import org.springframework.stereotype.Component;

/** Is everything in the batch released? While it looks, nobody can be counted, so the last one's message is never missed. */
@Component
class LookForReleases implements Step {

    private final ReleaseBatches batches;
    private final WindowRuns runs;

    LookForReleases(ReleaseBatches batches, WindowRuns runs) {
        this.batches = batches;
        this.runs = runs;
    }

    @Override
    public Outcome run(UUID key) {
        var run = runs.toChange(batches.get(key).window());
        var batch = batches.toChange(key);
        if (!batches.isDone(key)) {
            return Outcome.of("open");
        }
        batch.finish();
        if (!batch.isSupplementary()) {
            run.allReleased();
        }
        return Outcome.of("all-released");
    }
}
