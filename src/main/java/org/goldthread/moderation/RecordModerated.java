package org.goldthread.moderation;

import jakarta.persistence.EntityManager;
import java.time.Clock;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.goldthread.engine.Journeys;
import org.goldthread.engine.Outcome;
import org.goldthread.engine.Step;
import org.goldthread.marking.Revisions;
import org.goldthread.marking.Revisions.Standing;
import org.goldthread.moderation.SampledScript.Judgement;
import org.springframework.stereotype.Component;

/**
 * Counts the script as moderated. Whoever's count leaves nothing open tells the window. If the marks have changed since they
 * were judged, nothing is counted and the script goes back to a moderator.
 */
@Component
class RecordModerated implements Step {

    private final SampledScriptRepository sampled;
    private final Moderation moderation;
    private final AssessorReviews reviews;
    private final Revisions revisions;
    private final WindowRuns runs;
    private final Journeys journeys;
    private final EntityManager entities;
    private final Clock clock;

    RecordModerated(
            SampledScriptRepository sampled,
            Moderation moderation,
            AssessorReviews reviews,
            Revisions revisions,
            WindowRuns runs,
            Journeys journeys,
            EntityManager entities,
            Clock clock) {
        this.sampled = sampled;
        this.moderation = moderation;
        this.reviews = reviews;
        this.revisions = revisions;
        this.runs = runs;
        this.journeys = journeys;
        this.entities = entities;
        this.clock = clock;
    }

    @Override
    public Outcome run(UUID key) {
        var script = sampled.findById(key).orElseThrow();
        var standing = Objects.requireNonNull(revisions.standing(List.of(key)).get(key));
        if (!isLeftBehind(script, standing)) {
            moderation.again(script, null, "Version " + standing.version() + " of the marks stands now");
            return Outcome.of("changed");
        }
        if (script.done(standing.version(), clock.instant())) {
            entities.flush();
            reviews.judged(script);
            if (runs.moderatedLast(script.window())) {
                journeys.tellIfWaiting("all-moderated", script.window());
            }
        }
        return Outcome.of("moderated");
    }

    private static boolean isLeftBehind(SampledScript script, Standing standing) {
        if (script.judgement() == Judgement.UPHELD) {
            return standing.byCase() || Objects.equals(script.judgedVersion(), standing.version());
        }
        return standing.byCase() || standing.afterModeration();
    }
}
