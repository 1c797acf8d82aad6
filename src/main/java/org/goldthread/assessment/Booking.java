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

/** A candidate's way to a place in an assessment window, for one attempt: from the offer to the script or its absence. */
@Entity
@Table(name = "booking")
class Booking {

    enum State {
        OFFERED,
        WAITING,
        BOOKED,
        CONFIRMED,
        ROLLED_OVER,
        GIVEN_BACK,
        SUBMITTED,
        NOT_SUBMITTED;

        /** Whether it may still become a script. */
        boolean isLive() {
            return this == OFFERED || this == WAITING || holdsPlace();
        }

        boolean holdsPlace() {
            return this == BOOKED || this == CONFIRMED;
        }
    }

    @Id
    private UUID id;

    private UUID enrolmentId;
    private int attempt;
    private UUID windowId;
    private String qualification;
    private Integer seat;
    private Long lineNumber;

    @Enumerated(EnumType.STRING)
    private State state;

    private UUID chosenBy;
    private Instant chooseBy;
    private Instant confirmBy;

    @Column
    private Instant changedAt;

    @Version
    private Integer version;

    protected Booking() {}

    private Booking(UUID enrolment, int attempt, Instant chooseBy, Instant now) {
        this.id = UUID.randomUUID();
        this.enrolmentId = enrolment;
        this.attempt = attempt;
        this.state = State.OFFERED;
        this.chooseBy = chooseBy;
        this.changedAt = now;
    }

    /** The candidate is asked to choose by the given time. */
    static Booking offer(UUID enrolment, int attempt, Instant chooseBy, Instant now) {
        return new Booking(enrolment, attempt, chooseBy, now);
    }

    /** The same question is asked again. */
    void offerAgain(Instant by, Instant now) {
        requireNoPlace();
        state = State.OFFERED;
        windowId = null;
        qualification = null;
        lineNumber = null;
        chosenBy = null;
        chooseBy = by;
        changedAt = now;
    }

    /** Somebody picked a window, or the product did; the seat follows at once. */
    void choose(UUID window, String of, @Nullable UUID actor, Instant now) {
        require(State.OFFERED);
        windowId = window;
        qualification = of;
        chosenBy = actor;
        changedAt = now;
    }

    /** The chosen window is full: this booking stands in line for a seat. */
    void waitInLine(long number, Instant now) {
        require(State.OFFERED);
        requireWindow();
        state = State.WAITING;
        lineNumber = number;
        changedAt = now;
    }

    /** The chosen window's seat is taken, at once or after waiting. */
    void takeSeat(int number, Instant confirmUntil, Instant now) {
        requireNoPlace();
        requireWindow();
        state = State.BOOKED;
        lineNumber = null;
        seat = number;
        confirmBy = confirmUntil;
        changedAt = now;
    }

    /** Its window was called off: the same place in another window, confirmed if it was. */
    void moveTo(UUID window, int number, Instant confirmUntil, Instant now) {
        requirePlace();
        windowId = window;
        seat = number;
        confirmBy = confirmUntil;
        changedAt = now;
    }

    void confirm(Instant now) {
        require(State.BOOKED);
        state = State.CONFIRMED;
        changedAt = now;
    }

    /** Not confirmed in time: this seat is free again and the booking goes on as another one. */
    void rollOver(Instant now) {
        require(State.BOOKED);
        end(State.ROLLED_OVER, now);
    }

    /** The candidate wants another window, or leaves. */
    void giveBack(Instant now) {
        if (!state.isLive()) {
            throw new IllegalStateException("Booking " + id + " is " + state);
        }
        end(State.GIVEN_BACK, now);
    }

    void submitted(Instant now) {
        requirePlace();
        state = State.SUBMITTED;
        changedAt = now;
    }

    void notSubmitted(Instant now) {
        requirePlace();
        end(State.NOT_SUBMITTED, now);
    }

    /** The window's dates moved. */
    void moveConfirmBy(Instant to) {
        confirmBy = to;
    }

    private void end(State as, Instant now) {
        state = as;
        seat = null;
        lineNumber = null;
        changedAt = now;
    }

    private void require(State wanted) {
        if (state != wanted) {
            throw new IllegalStateException("Booking " + id + " is " + state + ", not " + wanted);
        }
    }

    private void requireNoPlace() {
        if (state != State.OFFERED && state != State.WAITING) {
            throw new IllegalStateException("Booking " + id + " is " + state);
        }
    }

    private void requireWindow() {
        if (windowId == null) {
            throw new IllegalStateException("No window was chosen for booking " + id);
        }
    }

    private void requirePlace() {
        if (!state.holdsPlace()) {
            throw new IllegalStateException("Booking " + id + " holds no place: it is " + state);
        }
    }

    UUID id() {
        return id;
    }

    UUID enrolment() {
        return enrolmentId;
    }

    int attempt() {
        return attempt;
    }

    UUID window() {
        return windowId;
    }

    String qualification() {
        return qualification;
    }

    Long lineNumber() {
        return lineNumber;
    }

    Integer seat() {
        return seat;
    }

    State state() {
        return state;
    }

    UUID chosenBy() {
        return chosenBy;
    }

    Instant chooseBy() {
        return chooseBy;
    }

    Instant confirmBy() {
        return confirmBy;
    }
}
