package org.goldthread.moderation;

import jakarta.persistence.EntityManager;
import java.time.Clock;
import java.util.UUID;
import org.goldthread.engine.Journeys;
import org.goldthread.engine.Outcome;
import org.goldthread.engine.Step;
import org.goldthread.shared.AuditTrail;
import org.goldthread.shared.AuditTrail.Happening;
import org.springframework.stereotype.Component;

/** Closes the review. If that leaves nothing open in the window, the window is told. */
@Component
class CloseAssessorReview implements Step {

    private final AssessorReviews reviews;
    private final WindowRuns runs;
    private final Journeys journeys;
    private final EntityManager entities;
    private final AuditTrail audit;
    private final Clock clock;

    CloseAssessorReview(
            AssessorReviews reviews,
            WindowRuns runs,
            Journeys journeys,
            EntityManager entities,
            AuditTrail audit,
            Clock clock) {
        this.reviews = reviews;
        this.runs = runs;
        this.journeys = journeys;
        this.entities = entities;
        this.audit = audit;
        this.clock = clock;
    }

    @Override
    public Outcome run(UUID key) {
        var review = reviews.toChange(key);
        if (review.close(clock.instant())) {
            audit.record(new Happening("assessor-review", key, null, null, "The review was closed", null));
            entities.flush();
            if (runs.reviewClosedLast(review.window())) {
                journeys.tellIfWaiting("all-moderated", review.window());
            }
        }
        return Outcome.done();
    }
}
