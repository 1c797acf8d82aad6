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
        PLANNED("Books open"),
        MARKING("Marking"),
        MODERATING("Moderation"),
        RATIFYING("Waiting for ratification"),
        RATIFIED("Ratified, waiting for the results date"),
        RELEASED("Results released"),
        EMPTY("Nothing to mark");

        private final String words;

        State(String words) {
            this.words = words;
        }

        String words() {
            return words;
        }
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

    void release(Instant now) {
        if (state == State.RELEASED) {
            return;
        }
        if (state != State.RATIFIED) {
            throw new IllegalStateException("Window " + window + " is not ratified");
        }
        state = State.RELEASED;
        releasedAt = now;
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
