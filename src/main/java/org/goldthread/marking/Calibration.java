package org.goldthread.marking;

import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.Instant;
import java.util.Objects;
import java.util.UUID;
import org.goldthread.shared.Refusal;
import org.jspecify.annotations.Nullable;

/** Where an assessor stands with a qualification: learning its standard, calibrated, stopped, or ended by the lead. */
@Entity(name = "AssessorCalibration")
@Table(name = "assessor_calibration")
class Calibration {

    enum State {
        CALIBRATING,
        CALIBRATED,
        STOPPED,
        ENDED
    }

    @Id
    private UUID id;

    private UUID person;
    private String qualification;

    @Enumerated(EnumType.STRING)
    private State state;

    private int round;
    private Instant since;
    private @Nullable UUID stoppedBy;

    @Version
    private Long version;

    protected Calibration() {}

    private Calibration(UUID person, String qualification, State state, Instant now) {
        this.id = UUID.randomUUID();
        this.person = person;
        this.qualification = qualification;
        this.state = state;
        this.since = now;
    }

    /** The person begins to mark standard scripts of the qualification. */
    static Calibration begun(UUID person, String qualification, Instant now) {
        return new Calibration(person, qualification, State.CALIBRATING, now);
    }

    /** Begins again, after the lead ended it or stopped the person. */
    void beginAgain(Instant now) {
        if (state == State.CALIBRATING) {
            throw new Refusal("The calibration is on its way already.");
        }
        to(State.CALIBRATING, now);
    }

    /** Further standard scripts are needed. */
    void nextRound() {
        round++;
    }

    /** Within tolerance, or accepted by the lead. */
    void calibrated(Instant now) {
        to(State.CALIBRATED, now);
    }

    /** The lead has decided that the person does not mark this qualification. */
    void end(Instant now) {
        to(State.ENDED, now);
    }

    /** Marks of this standard script were out of tolerance. Whether it stopped the person: it does so once. */
    boolean stop(UUID script, Instant now) {
        if (state != State.CALIBRATED) {
            return false;
        }
        to(State.STOPPED, now);
        stoppedBy = script;
        return true;
    }

    private void to(State next, Instant now) {
        state = next;
        since = now;
        stoppedBy = null;
    }

    UUID id() {
        return id;
    }

    UUID person() {
        return person;
    }

    String qualification() {
        return qualification;
    }

    State state() {
        return state;
    }

    int round() {
        return round;
    }

    Instant since() {
        return since;
    }

    /** The copy of a standard script whose marks stopped the person. */
    UUID stoppedBy() {
        return Objects.requireNonNull(stoppedBy, "Not stopped");
    }
}
