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

/** How far one window has come, from its closed books to the results released together. */
@Entity
class WindowRun {

    enum State {
        PLANNED,
        MARKING,
        MODERATING,
        RATIFYING,
        RATIFIED,
        APPROVED,
        RELEASING,
        RELEASED,
        EMPTY
    }

    @Id
    @Column(name = "window_id")
    private UUID window;

    @Enumerated(EnumType.STRING)
    private State state;

    private long seed;
    private Instant sampledAt;
    private Instant ratifiedAt;
    private UUID ratifiedBy;
    private Instant releasedAt;

    @Version
    private Long version;

    protected WindowRun() {}

    void closeBooks(boolean scripts) {
        if (state == State.PLANNED || state == State.EMPTY) {
            state = scripts ? State.MARKING : State.EMPTY;
        }
    }

    /** The sample is drawn. Whether this was the first time: it is never drawn twice. */
    boolean sampled(Instant now) {
        if (sampledAt != null) {
            return false;
        }
        sampledAt = now;
        state = State.MODERATING;
        return true;
    }

    void moderated() {
        if (state == State.MODERATING) {
            state = State.RATIFYING;
        }
    }

    void ratify(UUID lead, Instant now) {
        if (state != State.RATIFYING) {
            throw new Refusal("This window is not waiting to be ratified.");
        }
        state = State.RATIFIED;
        ratifiedAt = now;
        ratifiedBy = lead;
    }

    /** A second lead approves the release. */
    void approve() {
        mustBeRatified();
        state = State.APPROVED;
    }

    /** A second lead returns it: the window is ratified again, or not. */
    void returned() {
        mustBeRatified();
        state = State.RATIFYING;
        ratifiedAt = null;
        ratifiedBy = null;
    }

    private void mustBeRatified() {
        if (state != State.RATIFIED) {
            throw new Refusal("This window does not wait for the approval of its release.");
        }
    }

    /** The results date has come. */
    void release(Instant now) {
        if (state != State.APPROVED) {
            throw new IllegalStateException("The release of window " + window + " is not approved");
        }
        state = State.RELEASING;
        releasedAt = now;
    }

    /** The last result of the batch is out. */
    void allReleased() {
        if (state == State.RELEASING) {
            state = State.RELEASED;
        }
    }

    /** Whether results go out or are out: what is let go now follows in a supplementary batch. */
    boolean isReleased() {
        return state == State.RELEASING || state == State.RELEASED;
    }

    /** Whether a lead has ratified the window: its marks stand then, whether the results are out or not. */
    boolean isRatified() {
        return ratifiedAt != null;
    }

    boolean isSampled() {
        return sampledAt != null;
    }

    UUID window() {
        return window;
    }

    State state() {
        return state;
    }

    long seed() {
        return seed;
    }

    Instant sampledAt() {
        return sampledAt;
    }

    Instant ratifiedAt() {
        return ratifiedAt;
    }

    UUID ratifiedBy() {
        return ratifiedBy;
    }

    Instant releasedAt() {
        return releasedAt;
    }
}
