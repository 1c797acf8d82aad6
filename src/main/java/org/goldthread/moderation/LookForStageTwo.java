package org.goldthread.moderation;

import java.util.UUID;
import org.goldthread.engine.Outcome;
import org.goldthread.engine.Step;
import org.springframework.stereotype.Component;

/** Are all sampled scripts of the assessor judged? While it looks, nobody can be counted, so the last one is never missed. */
@Component
class LookForStageTwo implements Step {

    private final AssessorReviews reviews;

    LookForStageTwo(AssessorReviews reviews) {
        this.reviews = reviews;
    }

    @Override
    public Outcome run(UUID key) {
        reviews.toChange(key);
        return Outcome.of(reviews.hasOpenJudgements(key) ? "open" : "judged");
    }
}
