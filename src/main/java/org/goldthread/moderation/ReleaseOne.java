package org.goldthread.moderation;

import jakarta.persistence.EntityManager;
import java.util.UUID;
import org.goldthread.engine.Journeys;
import org.goldthread.engine.Outcome;
import org.goldthread.engine.Step;
import org.springframework.stereotype.Component;

/** One candidate of a batch: everything about the release of the result, in this transaction or not at all. */
@Component
class ReleaseOne implements Step {

    private final ReleaseBatches batches;
    private final Release release;
    private final Journeys journeys;
    private final EntityManager entities;

    ReleaseOne(ReleaseBatches batches, Release release, Journeys journeys, EntityManager entities) {
        this.batches = batches;
        this.release = release;
        this.journeys = journeys;
        this.entities = entities;
    }

    @Override
    public Outcome run(UUID script) {
        var batch = batches.waitingIn(script);
        if (batch.isEmpty()) {
            return Outcome.of("released");
        }
        var released = release.release(script);
        entities.flush();
        if (batches.doneLast(script, batch.get(), released)) {
            journeys.tellIfWaiting("all-released", batch.get());
        }
        return Outcome.of(released ? "released" : "left-out");
    }
}
