package org.goldthread.moderation;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Version;
import java.time.Instant;
import java.util.UUID;
import org.goldthread.shared.Refusal;
import org.jspecify.annotations.Nullable;

/** One assessor in one window, after marks of theirs were beyond tolerance: a larger sample, and what the lead decided. */
@Entity
class AssessorReview {

    enum State {
        SAMPLING("the larger sample is being drawn"),
        JUDGING("the larger sample is with moderators"),
        DECIDING("waiting for the lead's decision"),
        REMARKING("scripts are being marked again"),
        CLOSED("closed");

        private final String words;

        State(String words) {
            this.words = words;
        }

        String words() {
            return words;
        }
    }

    /** What came of it. */
    enum Decision {
        WITHIN("the larger sample was within tolerance"),
        NO_ACTION("no action"),
        ADJUSTED("marks adjusted by a stated rule"),
        REMARKED("all scripts marked again by others");

        private final String words;

        Decision(String words) {
            this.words = words;
        }

        String words() {
            return words;
        }
    }

    @Id
    private UUID id;

    @Column(name = "window_id")
    private UUID window;

    private UUID assessor;

    @Enumerated(EnumType.STRING)
    private State state;

    private UUID because;
    private long seed;
    private Instant openedAt;

    @Enumerated(EnumType.STRING)
    private @Nullable Decision decision;

    private @Nullable String reason;
    private @Nullable UUID decidedBy;
    private @Nullable Instant decidedAt;
    private @Nullable Instant closedAt;

    @Version
    private Long version;

    protected AssessorReview() {}

    void sampled() {
        state = State.JUDGING;
    }

    /** The larger sample is judged: within tolerance after all, or the lead decides. */
    void weighed(boolean withinTolerance) {
        if (withinTolerance) {
            decision = Decision.WITHIN;
        } else {
            state = State.DECIDING;
        }
    }

    /** The lead decides, once, with a reason. */
    void decide(Decision what, UUID lead, String why, Instant now) {
        if (state != State.DECIDING) {
            throw new Refusal("This review is not waiting for a decision any more.");
        }
        if (lead.equals(assessor)) {
            throw new Refusal("These are your own marks. Somebody else has to decide.");
        }
        decision = what;
        reason = why;
        decidedBy = lead;
        decidedAt = now;
        if (what == Decision.REMARKED) {
            state = State.REMARKING;
        }
    }

    /** Whether this was the first call. */
    boolean close(Instant now) {
        if (state == State.CLOSED) {
            return false;
        }
        state = State.CLOSED;
        closedAt = now;
        return true;
    }

    UUID id() {
        return id;
    }

    UUID window() {
        return window;
    }

    UUID assessor() {
        return assessor;
    }

    State state() {
        return state;
    }

    long seed() {
        return seed;
    }

    UUID because() {
        return because;
    }

    Instant openedAt() {
        return openedAt;
    }

    @Nullable
    Decision decision() {
        return decision;
    }

    @Nullable
    String reason() {
        return reason;
    }

    @Nullable
    UUID decidedBy() {
        return decidedBy;
    }

    @Nullable
    Instant decidedAt() {
        return decidedAt;
    }

    @Nullable
    Instant closedAt() {
        return closedAt;
    }
}
