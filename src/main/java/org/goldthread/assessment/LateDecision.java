package org.goldthread.assessment;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Transient;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.data.domain.Persistable;

/** What the coordinator decided about a late submission or a late verification, and why. */
@Entity
@Table(name = "late_decision")
class LateDecision implements Persistable<UUID> {

    enum Decision {
        REOPEN,
        ASK_AGAIN,
        REFUSE
    }

    @Id
    private UUID id;

    @Column
    private UUID submissionId;

    @Column
    private UUID decidedBy;

    @Enumerated(EnumType.STRING)
    @Column
    private Decision decision;

    @Column
    private Instant until;

    @Column
    private String reason;

    @Column
    private Instant decidedAt;

    @Transient
    private boolean added;

    protected LateDecision() {}

    LateDecision(UUID submission, UUID actor, Decision decision, @Nullable Instant until, String reason, Instant now) {
        this.id = UUID.randomUUID();
        this.submissionId = submission;
        this.decidedBy = actor;
        this.decision = decision;
        this.until = until;
        this.reason = reason;
        this.decidedAt = now;
        this.added = true;
    }

    @Override
    public UUID getId() {
        return id;
    }

    @Override
    public boolean isNew() {
        return added;
    }
}
