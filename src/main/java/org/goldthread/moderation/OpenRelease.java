package org.goldthread.moderation;

import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import org.goldthread.engine.Outcome;
import org.goldthread.engine.Step;
import org.goldthread.programme.Windows;
import org.springframework.stereotype.Component;

/** Sets the dates of a release: when its approval is due, and when it goes out. */
@Component
class OpenRelease implements Step {

    /** How long before the results date the approval is due. */
    static final Duration BEFORE = Duration.ofDays(1);

    private final ReleaseBatches batches;
    private final Windows windows;

    OpenRelease(ReleaseBatches batches, Windows windows) {
        this.batches = batches;
        this.windows = windows;
    }

    @Override
    public Outcome run(UUID key) {
        var at = releaseAt(key);
        return Outcome.of("opened").at("resultsAt", at).at("approveBy", at.minus(BEFORE));
    }

    /** When the batch goes out; the window's own follows the window's results date when that moves. */
    Instant releaseAt(UUID key) {
        var batch = batches.get(key);
        return batch.isSupplementary()
                ? batch.releaseAt()
                : windows.get(batch.window()).resultsAt();
    }

    Instant approveBy(UUID key) {
        return releaseAt(key).minus(BEFORE);
    }
}
