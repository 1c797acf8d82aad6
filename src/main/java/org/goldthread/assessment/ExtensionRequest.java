package org.goldthread.assessment;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A candidate's request for more time, and the answer. It is answered once. */
@Entity
@Table(name = "extension_request")
class ExtensionRequest {

    enum State {
        OPEN,
        GRANTED,
        REFUSED,
        NOT_NEEDED
    }

    @Id
    private UUID id;

    private UUID submissionId;
    private Instant wantedUntil;
    private String reason;
    private String evidenceName;
    private String evidenceType;
    private Long evidenceBytes;
    private String evidenceHash;
    private Instant requestedAt;

    @Enumerated(EnumType.STRING)
    private State state;

    private Instant grantedUntil;

    @Column
    private UUID decidedBy;

    private String decisionReason;
    private Instant decidedAt;

    @Version
    private Integer version;

    protected ExtensionRequest() {}

    ExtensionRequest(UUID submission, Instant wanted, String reason, @Nullable ReceivedFile evidence, Instant now) {
        this.id = UUID.randomUUID();
        this.submissionId = submission;
        this.wantedUntil = wanted;
        this.reason = reason;
        this.requestedAt = now;
        this.state = State.OPEN;
        if (evidence != null) {
            this.evidenceName = evidence.name();
            this.evidenceType = evidence.type().mediaType();
            this.evidenceBytes = evidence.bytes();
            this.evidenceHash = evidence.hash();
        }
    }

    void grant(Instant until, UUID actor, String why, Instant now) {
        answer(State.GRANTED, actor, why, now);
        grantedUntil = until;
    }

    void refuse(UUID actor, String why, Instant now) {
        answer(State.REFUSED, actor, why, now);
    }

    /** The submission was made final without it. */
    void notNeeded(Instant now) {
        answer(State.NOT_NEEDED, null, null, now);
    }

    private void answer(State answer, @Nullable UUID actor, @Nullable String why, Instant now) {
        if (state != State.OPEN) {
            throw new IllegalStateException("Request " + id + " is " + state);
        }
        state = answer;
        decidedBy = actor;
        decisionReason = why;
        decidedAt = now;
    }

    UUID submission() {
        return submissionId;
    }

    UUID id() {
        return id;
    }

    State state() {
        return state;
    }

    Instant wantedUntil() {
        return wantedUntil;
    }

    String reason() {
        return reason;
    }

    Instant requestedAt() {
        return requestedAt;
    }

    @Nullable
    Instant grantedUntil() {
        return grantedUntil;
    }

    @Nullable
    String decisionReason() {
        return decisionReason;
    }

    @Nullable
    Instant decidedAt() {
        return decidedAt;
    }

    @Nullable
    String evidenceName() {
        return evidenceName;
    }

    FileDownload evidence(Documents documents) {
        documents.refuseUnlessClear(evidenceHash);
        return new FileDownload(evidenceName, evidenceType, evidenceBytes, () -> documents.open(evidenceHash));
    }
}
