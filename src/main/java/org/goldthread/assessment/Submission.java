package org.goldthread.assessment;

import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.Instant;
import java.util.UUID;

/** What a candidate hands in for one attempt, from the first draft to the sealed, verified set. */
@Entity
@Table(name = "submission")
class Submission {

    enum State {
        DRAFT,
        FINAL,
        SEALED,
        CLOSED
    }

    @Id
    private UUID id;

    private UUID enrolmentId;
    private int attempt;
    private UUID windowId;

    @Enumerated(EnumType.STRING)
    private State state;

    private Instant opensAt;
    private Instant closesAt;
    private Instant verifyBy;
    private boolean lateAllowed;
    private String hash;
    private Integer words;
    private Instant finalAt;
    private Instant sealedAt;

    @Version
    private Integer version;

    protected Submission() {}

    Submission(UUID enrolment, int attempt) {
        this.id = UUID.randomUUID();
        this.enrolmentId = enrolment;
        this.attempt = attempt;
        this.state = State.CLOSED;
    }

    /** Opens it for a window: the first time, or again with the files kept after an earlier window was missed. */
    void open(UUID window, Instant opens, Instant closes, Instant verifyUntil) {
        require(State.CLOSED);
        state = State.DRAFT;
        windowId = window;
        opensAt = opens;
        closesAt = closes;
        verifyBy = verifyUntil;
        lateAllowed = false;
    }

    /** The window was called off before it opened: the same submission in another one. */
    void moveTo(UUID window, Instant opens, Instant closes, Instant verifyUntil) {
        windowId = window;
        move(opens, closes, verifyUntil);
    }

    /** The window's dates moved; a later date given by the coordinator stays. */
    void move(Instant opens, Instant closes, Instant verifyUntil) {
        opensAt = opens;
        if (!lateAllowed) {
            closesAt = closes;
            verifyBy = verifyUntil;
        }
    }

    void makeFinal(String setHash, int countedWords, Instant now) {
        require(State.DRAFT);
        if (!isOpen(now)) {
            throw new IllegalStateException("Submission " + id + " is not open");
        }
        state = State.FINAL;
        hash = setHash;
        words = countedWords;
        finalAt = now;
    }

    /** Back to the candidate: a change before noon, a return, or the coordinator's leave. */
    void reopen() {
        require(State.FINAL);
        state = State.DRAFT;
        hash = null;
        words = null;
        finalAt = null;
    }

    /** The coordinator allows it to be made final, or made final again, until a later time. */
    void allowUntil(Instant until, Instant verifyUntil) {
        if (state == State.FINAL) {
            reopen();
        }
        require(State.DRAFT);
        closesAt = until;
        verifyBy = verifyUntil;
        lateAllowed = true;
    }

    /** Sponsor and coach get more time for the same set. */
    void askAgainUntil(Instant until) {
        require(State.FINAL);
        verifyBy = until;
    }

    void seal(Instant now) {
        require(State.FINAL);
        state = State.SEALED;
        sealedAt = now;
    }

    /** Nothing came of this window. The files stay for the next one. */
    void close() {
        if (state == State.FINAL) {
            reopen();
        }
        require(State.DRAFT);
        state = State.CLOSED;
    }

    /** From the window's opening until before noon of its last day (or the coordinator's later date). */
    boolean isOpen(Instant now) {
        return !now.isBefore(opensAt) && now.isBefore(closesAt);
    }

    boolean isFinal() {
        return state == State.FINAL || state == State.SEALED;
    }

    private void require(State wanted) {
        if (state != wanted) {
            throw new IllegalStateException("Submission " + id + " is " + state + ", not " + wanted);
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

    State state() {
        return state;
    }

    Instant opensAt() {
        return opensAt;
    }

    Instant closesAt() {
        return closesAt;
    }

    Instant verifyBy() {
        return verifyBy;
    }

    boolean lateAllowed() {
        return lateAllowed;
    }

    String hash() {
        return hash;
    }

    Integer words() {
        return words;
    }

    Instant finalAt() {
        return finalAt;
    }

    Instant sealedAt() {
        return sealedAt;
    }
}
