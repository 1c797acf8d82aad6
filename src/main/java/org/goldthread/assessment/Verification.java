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

/** What the sponsor or the coach said of one exact set of files. It can become void, never different. */
@Entity
@Table(name = "verification")
class Verification implements Persistable<UUID> {

    enum Role {
        SPONSOR,
        COACH
    }

    enum Decision {
        VERIFIED,
        RETURNED
    }

    @Id
    private UUID id;

    @Column
    private UUID submissionId;

    @Enumerated(EnumType.STRING)
    private Role role;

    private UUID personId;

    @Enumerated(EnumType.STRING)
    private Decision decision;

    private String hash;
    private String remarks;
    private String remarksHash;
    private String evidenceHash;
    private String reason;
    private Instant decidedAt;
    private Instant voidedAt;

    @Transient
    private boolean added;

    protected Verification() {}

    private Verification(Submission submission, Role role, UUID person, Decision decision, Instant now) {
        this.id = UUID.randomUUID();
        this.submissionId = submission.id();
        this.hash = submission.hash();
        this.role = role;
        this.personId = person;
        this.decision = decision;
        this.decidedAt = now;
        this.added = true;
    }

    /** The person vouches for the set; {@code remarks} are the sponsor's comments or the coach's further evidence. */
    static Verification verified(Submission submission, Role role, UUID person, @Nullable String remarks, Instant now) {
        var verification = new Verification(submission, role, person, Decision.VERIFIED, now);
        verification.remarks = remarks;
        verification.remarksHash = remarks == null ? null : Hashes.of(remarks);
        return verification;
    }

    /** The files of evidence the word stands on, by their fingerprint. */
    Verification with(String fingerprint) {
        evidenceHash = fingerprint;
        return this;
    }

    static Verification returned(Submission submission, Role role, UUID person, String reason, Instant now) {
        var verification = new Verification(submission, role, person, Decision.RETURNED, now);
        verification.reason = reason;
        return verification;
    }

    void makeVoid(Instant now) {
        if (voidedAt == null) {
            voidedAt = now;
        }
    }

    @Override
    public UUID getId() {
        return id;
    }

    @Override
    public boolean isNew() {
        return added;
    }

    Role role() {
        return role;
    }

    UUID person() {
        return personId;
    }

    boolean isVerified() {
        return decision == Decision.VERIFIED;
    }

    String hash() {
        return hash;
    }

    @Nullable
    String remarks() {
        return remarks;
    }

    @Nullable
    String remarksHash() {
        return remarksHash;
    }

    @Nullable
    String evidenceHash() {
        return evidenceHash;
    }

    @Nullable
    String reason() {
        return reason;
    }

    Instant decidedAt() {
        return decidedAt;
    }

    boolean isVoid() {
        return voidedAt != null;
    }
}
