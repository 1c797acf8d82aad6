package org.goldthread.moderation;

import java.util.UUID;
import org.goldthread.engine.Outcome;
import org.goldthread.engine.Step;
import org.goldthread.shared.AuditTrail;
import org.goldthread.shared.AuditTrail.Happening;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Was the larger sample upheld often enough for the assessor's marks to stand? Without one, the lead decides. */
@Component
class WeighReview implements Step {

    private final AssessorReviews reviews;
    private final ModerationSettings settings;
    private final JdbcClient database;
    private final AuditTrail audit;

    WeighReview(AssessorReviews reviews, ModerationSettings settings, JdbcClient database, AuditTrail audit) {
        this.reviews = reviews;
        this.settings = settings;
        this.database = database;
        this.audit = audit;
    }

    private record Count(int judged, int upheld) {}

    @Override
    public Outcome run(UUID key) {
        var review = reviews.toChange(key);
        var count = database.sql("""
                        select count(*) as judged, count(*) filter (where j.judgement <> 'BEYOND') as upheld
                        from moderation_judgement j
                            join sampled_script s on s.script = j.script
                        where s.window_id = ? and j.assessor = ? and j.round = 1 and s.reasons = 'STAGE_TWO'
                        """)
                .params(review.window(), review.assessor())
                .query(Count.class)
                .single();
        var within = count.judged() > 0 && count.upheld() >= settings.stageTwoUpheld() * count.judged() - 1e-9;
        review.weighed(within);
        audit.record(new Happening(
                "assessor-review",
                key,
                null,
                null,
                "The larger sample was judged: " + count.upheld() + " of " + count.judged() + " within tolerance",
                null));
        return Outcome.of(within ? "within" : "beyond");
    }
}
