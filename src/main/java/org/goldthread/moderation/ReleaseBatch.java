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

/**
 * Results of one window that go out together: proposed by one lead, approved by another. The batch of the results date has the
 * window's own id; supplementary ones follow it.
 */
@Entity
class ReleaseBatch {

    enum State {
        PROPOSED("Waiting for a second lead"),
        APPROVED("Approved"),
        RETURNED("Returned"),
        RELEASING("Being released"),
        RELEASED("Released");

        private final String words;

        State(String words) {
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

    private boolean supplementary;

    @Enumerated(EnumType.STRING)
    private State state;

    private Instant releaseAt;
    private UUID proposedBy;

    @Column
    private Instant proposedAt;

    private UUID approvedBy;

    @Column
    private Instant approvedAt;

    private String returnedReason;

    @Column
    private Instant releasedAt;

    @Version
    private Long version;

    protected ReleaseBatch() {}

    private ReleaseBatch(UUID id, UUID window, boolean supplementary) {
        this.id = id;
        this.window = window;
        this.supplementary = supplementary;
    }

    /** The batch of the window's results date. */
    static ReleaseBatch ofWindow(UUID window) {
        return new ReleaseBatch(window, window, false);
    }

    /** A batch that follows it. */
    static ReleaseBatch supplementary(UUID window) {
        return new ReleaseBatch(UUID.randomUUID(), window, true);
    }

    /** Proposes it, or proposes it again after it was returned. */
    void propose(UUID lead, Instant at, Instant now) {
        if (state != null && state != State.RETURNED) {
            throw new Refusal("This release is already proposed.");
        }
        state = State.PROPOSED;
        releaseAt = at;
        proposedBy = lead;
        proposedAt = now;
        returnedReason = null;
    }

    /** Refuses whoever proposed it. */
    void mustBeSecond(UUID lead) {
        if (lead.equals(proposedBy)) {
            throw new Refusal(
                    supplementary
                            ? "You proposed this batch, so another lead approves its release."
                            : "You ratified this window, so another lead approves its release.");
        }
    }

    void approve(UUID lead, Instant now) {
        mustBeSecond(lead);
        mustBeProposed();
        state = State.APPROVED;
        approvedBy = lead;
        approvedAt = now;
    }

    void giveBack(UUID lead, String reason) {
        mustBeSecond(lead);
        mustBeProposed();
        state = State.RETURNED;
        returnedReason = reason;
    }

    private void mustBeProposed() {
        if (state != State.PROPOSED) {
            throw new Refusal("This release does not wait for an approval.");
        }
    }

    /** The moment has come. Whether this was the first call. */
    boolean begin(Instant now) {
        if (state == State.RELEASING || state == State.RELEASED) {
            return false;
        }
        if (state != State.APPROVED) {
            throw new IllegalStateException("Release " + id + " is not approved");
        }
        state = State.RELEASING;
        releasedAt = now;
        return true;
    }

    void finish() {
        if (state == State.RELEASING) {
            state = State.RELEASED;
        }
    }

    UUID id() {
        return id;
    }

    UUID window() {
        return window;
    }

    boolean isSupplementary() {
        return supplementary;
    }

    State state() {
        return state;
    }

    Instant releaseAt() {
        return releaseAt;
    }

    UUID proposedBy() {
        return proposedBy;
    }

    UUID approvedBy() {
        return approvedBy;
    }

    String returnedReason() {
        return returnedReason;
    }
}
