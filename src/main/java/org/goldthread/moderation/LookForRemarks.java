package org.goldthread.moderation;

import java.util.UUID;
import org.goldthread.engine.Outcome;
import org.goldthread.engine.Step;
import org.springframework.stereotype.Component;

/** Are all scripts marked again that the lead sent back? While it looks, nobody can be counted. */
@Component
class LookForRemarks implements Step {

    private final AssessorReviews reviews;

    LookForRemarks(AssessorReviews reviews) {
        this.reviews = reviews;
    }

    @Override
    public Outcome run(UUID key) {
        reviews.toChange(key);
        return Outcome.of(reviews.hasOpenRemarks(key) ? "open" : "remarked");
    }
}
