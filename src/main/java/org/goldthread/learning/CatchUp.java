package org.goldthread.learning;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import org.goldthread.shared.Refusal;

/** How a missed session is made good: on a day, confirmed afterwards, or excused with a reason. */
@Entity
@Table(name = "catch_up")
class CatchUp {

    enum State {
        ARRANGED,
        EXCUSED,
        HELD,
        MISSED
    }

    @Id
    private UUID id;

    @Version
    private Integer version;

    @Column
    private UUID enrolment;

    private UUID session;

    @Enumerated(EnumType.STRING)
    private State state;

    private LocalDate heldOn;
    private String place;

    @Column
    private String reason;

    @Column
    private UUID arrangedBy;

    @Column
    private Instant arrangedAt;

    @Column
    private UUID confirmedBy;

    @Column
    private Instant confirmedAt;

    protected CatchUp() {}

    private CatchUp(UUID enrolment, UUID session, State state, UUID arrangedBy, Instant arrangedAt) {
        this.id = UUID.randomUUID();
        this.enrolment = enrolment;
        this.session = session;
        this.state = state;
        this.arrangedBy = arrangedBy;
        this.arrangedAt = arrangedAt;
    }

    static CatchUp arranged(UUID enrolment, UUID session, LocalDate day, String place, UUID actor, Instant now) {
        var catchUp = new CatchUp(enrolment, session, State.ARRANGED, actor, now);
        catchUp.heldOn = day;
        catchUp.place = place;
        return catchUp;
    }

    static CatchUp excused(UUID enrolment, UUID session, String reason, UUID actor, Instant now) {
        var catchUp = new CatchUp(enrolment, session, State.EXCUSED, actor, now);
        catchUp.reason = reason;
        return catchUp;
    }

    void confirm(boolean held, LocalDate today, UUID actor, Instant now) {
        if (state != State.ARRANGED) {
            throw new Refusal("This catch-up is already closed.");
        }
        if (held && heldOn.isAfter(today)) {
            throw new Refusal("outcome", "This catch-up is still to come, so it cannot have been held.");
        }
        state = held ? State.HELD : State.MISSED;
        confirmedBy = actor;
        confirmedAt = now;
    }

    /** The register was wrong: the candidate had been there. */
    void notNeeded(String why, UUID actor, Instant now) {
        state = State.EXCUSED;
        reason = why;
        confirmedBy = actor;
        confirmedAt = now;
    }

    UUID id() {
        return id;
    }

    UUID session() {
        return session;
    }

    LocalDate heldOn() {
        return heldOn;
    }

    String place() {
        return place;
    }
}
