package org.goldthread.learning;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** One time for which a candidate's place rested. */
@Entity
@Table(name = "deferral")
class Deferral {

    @Id
    private UUID id;

    @Column(nullable = false, updatable = false)
    private String reason;

    @Column(updatable = false)
    private String note;

    @Column(nullable = false, updatable = false)
    private Instant deferredAt;

    @Column(nullable = false, updatable = false)
    private UUID deferredBy;

    @Column(updatable = false)
    private LocalDate backOn;

    private Instant resumedAt;

    @Column
    private UUID resumedBy;

    protected Deferral() {}

    Deferral(DeferralReason reason, @Nullable String note, Instant at, UUID by, @Nullable LocalDate backOn) {
        this.id = UUID.randomUUID();
        this.reason = reason.code();
        this.note = note;
        this.deferredAt = at;
        this.deferredBy = by;
        this.backOn = backOn;
    }

    boolean lasts() {
        return resumedAt == null;
    }

    void end(Instant at, UUID by) {
        resumedAt = at;
        resumedBy = by;
    }
}
