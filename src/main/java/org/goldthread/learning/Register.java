package org.goldthread.learning;

import jakarta.persistence.CollectionTable;
import jakarta.persistence.Column;
import jakarta.persistence.ElementCollection;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.MapKeyColumn;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.goldthread.programme.SessionView;
import org.goldthread.shared.Refusal;

/** Who was at a session: one row a session, laid when the session is dated, and one mark a candidate once it is taken. */
@Entity
@Table(name = "register")
class Register {

    @Id
    private UUID session;

    @Version
    private Integer version;

    private UUID cohort;

    @Enumerated(EnumType.STRING)
    private SessionView.Kind kind;

    private Instant handedOverAt;
    private Instant takenAt;

    @Column
    private UUID takenBy;

    @ElementCollection
    @CollectionTable(name = "attendance", joinColumns = @JoinColumn(name = "session"))
    @MapKeyColumn(name = "enrolment")
    @Column(name = "present", nullable = false)
    private Map<UUID, Boolean> attendance = new HashMap<>();

    protected Register() {}

    UUID session() {
        return session;
    }

    UUID cohort() {
        return cohort;
    }

    SessionView.Kind kind() {
        return kind;
    }

    Instant handedOverAt() {
        return handedOverAt;
    }

    boolean handedOver() {
        return handedOverAt != null;
    }

    boolean taken() {
        return takenAt != null;
    }

    Instant takenAt() {
        return takenAt;
    }

    Map<UUID, Boolean> attendance() {
        return Map.copyOf(attendance);
    }

    /** It was not taken in time: from now on it is the coordinator's. */
    void handOver(Instant now) {
        if (takenAt == null && handedOverAt == null) {
            handedOverAt = now;
        }
    }

    /** Puts marks right after it was taken. */
    void correct(Map<UUID, Boolean> marks) {
        if (takenAt == null) {
            throw new Refusal("This register has not been taken yet, so there is nothing to put right.");
        }
        attendance.putAll(marks);
    }

    void take(Map<UUID, Boolean> marks, UUID actor, Instant now) {
        if (takenAt != null) {
            throw new Refusal("This register has already been taken.");
        }
        attendance.putAll(marks);
        takenAt = now;
        takenBy = actor;
    }
}
