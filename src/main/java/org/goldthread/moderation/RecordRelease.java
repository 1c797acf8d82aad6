package org.goldthread.moderation;

import java.util.UUID;
import org.goldthread.engine.Outcome;
import org.goldthread.engine.Step;
import org.springframework.stereotype.Component;

/** Did the window's results go out, or did the second lead return them to be ratified again? */
@Component
class RecordRelease implements Step {

    private final ReleaseBatches batches;

    RecordRelease(ReleaseBatches batches) {
        this.batches = batches;
    }

    @Override
    public Outcome run(UUID window) {
        return Outcome.of(batches.get(window).state() == ReleaseBatch.State.RETURNED ? "returned" : "released");
    }
}
