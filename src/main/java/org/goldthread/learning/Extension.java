package org.goldthread.learning;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.UUID;

/** One extension of the clock, as the lead granted it. */
@Entity
@Table(name = "enrolment_extension")
class Extension {

    @Id
    private UUID id;

    @Column(nullable = false, updatable = false)
    private Instant grantedAt;

    @Column(nullable = false, updatable = false)
    private UUID grantedBy;

    @Column(nullable = false, updatable = false)
    private String reason;

    @Column(nullable = false, updatable = false)
    private Instant fromEnd;

    @Column(nullable = false, updatable = false)
    private Instant toEnd;

    protected Extension() {}

    Extension(Instant grantedAt, UUID grantedBy, String reason, Instant fromEnd, Instant toEnd) {
        this.id = UUID.randomUUID();
        this.grantedAt = grantedAt;
        this.grantedBy = grantedBy;
        this.reason = reason;
        this.fromEnd = fromEnd;
        this.toEnd = toEnd;
    }

    Instant grantedAt() {
        return grantedAt;
    }
}
