package org.goldthread.moderation;

import jakarta.persistence.EntityManager;
import java.time.Clock;
import java.util.UUID;
import org.goldthread.engine.Journeys;
import org.goldthread.engine.Outcome;
import org.goldthread.engine.Step;
import org.springframework.stereotype.Component;

/** Counts the script as moderated. Whoever's count leaves nothing open tells the window. */
@Component
class RecordModerated implements Step {

    private final SampledScriptRepository sampled;
    private final WindowRuns runs;
    private final Journeys journeys;
    private final EntityManager entities;
    private final Clock clock;

    RecordModerated(
            SampledScriptRepository sampled, WindowRuns runs, Journeys journeys, EntityManager entities, Clock clock) {
        this.sampled = sampled;
        this.runs = runs;
        this.journeys = journeys;
        this.entities = entities;
        this.clock = clock;
    }

    @Override
    public Outcome run(UUID key) {
        var script = sampled.findById(key).orElseThrow();
        if (script.done(clock.instant())) {
            entities.flush();
            if (runs.moderatedLast(script.window())) {
                journeys.tellIfWaiting("all-moderated", script.window());
            }
        }
        return Outcome.done();
    }
}
