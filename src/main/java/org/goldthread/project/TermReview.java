package org.goldthread.project;

import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;

/** The review after a term: held on a day by the coach, or closed as not held, with what was agreed or why it was not. */
@Embeddable
class TermReview {

    @Column(nullable = false)
    private boolean held;

    @Column
    private LocalDate heldOn;

    @Column(nullable = false)
    private String notes;

    @Column
    private UUID closedBy;

    @Column(nullable = false)
    private Instant closedAt;

    protected TermReview() {}

    private TermReview(boolean held, LocalDate heldOn, String notes, UUID closedBy, Instant closedAt) {
        this.held = held;
        this.heldOn = heldOn;
        this.notes = notes;
        this.closedBy = closedBy;
        this.closedAt = closedAt;
    }

    static TermReview held(LocalDate on, String notes, UUID coach, Instant now) {
        return new TermReview(true, on, notes, coach, now);
    }

    static TermReview notHeld(String reason, UUID coach, Instant now) {
        return new TermReview(false, null, reason, coach, now);
    }

    /** Closed by the product on its closing date. */
    static TermReview overdue(String reason, Instant now) {
        return new TermReview(false, null, reason, null, now);
    }

    boolean wasHeld() {
        return held;
    }
}
