package org.goldthread.moderation;

import java.util.UUID;
import org.goldthread.engine.Outcome;
import org.goldthread.engine.Step;
import org.springframework.stereotype.Component;

/**
 * Draws the window's sample once, for each qualification by itself, from the seed stored when the window was planned, and
 * starts its moderation. What it was drawn from is stored with it.
 */
@Component
class DrawSample implements Step {

    private final WindowRuns runs;
    private final Moderation moderation;
    private final SampleFacts facts;
    private final SampleDraws draws;

    DrawSample(WindowRuns runs, Moderation moderation, SampleFacts facts, SampleDraws draws) {
        this.runs = runs;
        this.moderation = moderation;
        this.facts = facts;
        this.draws = draws;
    }

    @Override
    public Outcome run(UUID window) {
        var run = runs.toChange(window);
        if (!run.isSampled()) {
            facts.of(window).forEach((qualification, marked) -> {
                var draw = draws.first(window, qualification, run.seed(), marked);
                draw.drawn().forEach((script, reasons) -> {
                    moderation.sample(script, window, draw.assessor(script), reasons);
                });
            });
            moderation.drawn(run);
        }
        return Outcome.of("sampled");
    }
}
