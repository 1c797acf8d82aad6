package org.goldthread.moderation;

import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import java.security.SecureRandom;
import java.sql.Timestamp;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.goldthread.engine.Journeys;
import org.goldthread.marking.Scripts.ScriptMarked;
import org.goldthread.marking.Scripts.ScriptTakenBack;
import org.goldthread.shared.AuditTrail;
import org.goldthread.shared.AuditTrail.Happening;
import org.springframework.context.event.EventListener;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Opens and follows the reviews of assessors. Whoever counts something for a review locks its row first and then the window's
 * counter, so of many who finish at once exactly one is the last.
 */
@Component
@Transactional
class AssessorReviews {

    private static final SecureRandom SEEDS = new SecureRandom();

    private final WindowRuns runs;
    private final Journeys journeys;
    private final EntityManager entities;
    private final JdbcClient database;
    private final AuditTrail audit;
    private final Clock clock;

    AssessorReviews(
            WindowRuns runs,
            Journeys journeys,
            EntityManager entities,
            JdbcClient database,
            AuditTrail audit,
            Clock clock) {
        this.runs = runs;
        this.journeys = journeys;
        this.entities = entities;
        this.database = database;
        this.audit = audit;
        this.clock = clock;
    }

    boolean exists(UUID id) {
        return entities.find(AssessorReview.class, id) != null;
    }

    AssessorReview get(UUID id) {
        return Optional.ofNullable(entities.find(AssessorReview.class, id))
                .orElseThrow(() -> new IllegalArgumentException("No review has the id " + id));
    }

    /** The review, for a change; its row is locked. */
    AssessorReview toChange(UUID id) {
        return Optional.ofNullable(entities.find(AssessorReview.class, id, LockModeType.PESSIMISTIC_WRITE))
                .orElseThrow(() -> new IllegalArgumentException("No review has the id " + id));
    }

    /** An assessor's marks were found beyond tolerance: their review begins, once a window. Ratified windows are left alone. */
    void beyond(SampledScript script, UUID assessor) {
        if (runs.still(script.window()).isRatified()) {
            return;
        }
        var id = UUID.randomUUID();
        var opened = database.sql("""
                        insert into assessor_review (id, window_id, assessor, state, because, seed, opened_at, version)
                        values (?, ?, ?, 'SAMPLING', ?, ?, ?, 0) on conflict do nothing
                        """)
                .params(
                        id,
                        script.window(),
                        assessor,
                        script.script(),
                        SEEDS.nextLong(),
                        Timestamp.from(clock.instant()))
                .update();
        if (opened == 1) {
            runs.reviewOpened(script.window());
            audit.record(new Happening(
                    "assessor-review", id, null, null, "An assessor's marks were beyond tolerance", null));
            audit.record(new Happening(
                    "window", script.window(), null, null, "A larger sample of one assessor is being drawn", null));
            journeys.start("assessor-review", id);
        }
    }

    /** A sampled script of the assessor is moderated. The last one tells their review. */
    void judged(SampledScript script) {
        if (script.assessor() != null) {
            openReview(script.window(), script.assessor()).ifPresent(id -> {
                if (toChange(id).state() == AssessorReview.State.JUDGING && !hasOpenJudgements(id)) {
                    journeys.tellIfWaiting("stage-two-judged", id);
                }
            });
        }
    }

    /** Whether a sampled script of the review's assessor is still with a moderator or the lead. */
    boolean hasOpenJudgements(UUID review) {
        return exists("""
                select exists (select 1 from sampled_script s
                    join assessor_review r on r.window_id = s.window_id and r.assessor = s.assessor
                    where r.id = ? and s.done_at is null)
                """, review);
    }

    /** Whether a script the review had marked again is not marked yet. */
    boolean hasOpenRemarks(UUID review) {
        return exists("""
                select exists (select 1 from assessor_review_script
                    where review = ? and what = 'REMARKED' and done_at is null)
                """, review);
    }

    /** Keeps what a decision does to a script. */
    void affected(
            UUID review,
            UUID script,
            String what,
            int oldVersion,
            int oldTotal,
            @org.jspecify.annotations.Nullable Integer newTotal,
            boolean outcomeChanged) {
        database.sql("""
                        insert into assessor_review_script (review, script, what, old_version, old_total, new_total,
                            outcome_changed, done_at) values (:review, :script, :what, :version, :old, :new, :changed, :done)
                        """)
                .param("review", review)
                .param("script", script)
                .param("what", what)
                .param("version", oldVersion)
                .param("old", oldTotal)
                .param("new", newTotal)
                .param("changed", outcomeChanged)
                .param("done", newTotal == null ? null : Timestamp.from(clock.instant()))
                .update();
    }

    @EventListener
    void marked(ScriptMarked event) {
        remarked(event.script());
    }

    @EventListener
    void takenBack(ScriptTakenBack event) {
        remarked(event.script());
    }

    private void remarked(UUID script) {
        for (var review : reviewsRemarking(script)) {
            var locked = toChange(review);
            database.sql("update assessor_review_script set done_at = ? where review = ? and script = ?")
                    .params(Timestamp.from(clock.instant()), review, script)
                    .update();
            if (locked.state() == AssessorReview.State.REMARKING && !hasOpenRemarks(review)) {
                journeys.tellIfWaiting("scripts-remarked", review);
            }
        }
    }

    private List<UUID> reviewsRemarking(UUID script) {
        return database.sql("select review from assessor_review_script where script = ? and done_at is null")
                .param(script)
                .query(UUID.class)
                .list();
    }

    private Optional<UUID> openReview(UUID window, UUID assessor) {
        return database.sql("""
                        select id from assessor_review where window_id = ? and assessor = ? and state <> 'CLOSED'
                        """).params(window, assessor).query(UUID.class).optional();
    }

    private boolean exists(String sql, UUID id) {
        return database.sql(sql).param(id).query(Boolean.class).single();
    }
}
