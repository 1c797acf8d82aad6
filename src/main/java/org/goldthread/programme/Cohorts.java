package org.goldthread.programme;

import java.util.List;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** Cohorts, their seats and dated sessions. */
@Component
public class Cohorts {

    /** The cohort; an unknown id is an {@link IllegalArgumentException}. */
    public CohortView get(UUID id) {
        throw new IllegalStateException("to be built");
    }

    /** The partner's cohorts in the intake, earliest induction first. */
    public List<CohortView> of(UUID intake, String partner) {
        throw new IllegalStateException("to be built");
    }

    /** Takes a seat for the candidacy if one is free; safe under concurrency and to repeat. */
    public boolean takeSeat(UUID cohort, UUID candidacy) {
        throw new IllegalStateException("to be built");
    }

    /** Gives the candidacy's seat back; publishes {@link SeatFreed} if it had one. */
    public void freeSeat(UUID candidacy) {
        throw new IllegalStateException("to be built");
    }

    /** A seat of this cohort has become free. */
    public record SeatFreed(UUID cohort) {}

    /** The sessions of the cohort by start. */
    public List<SessionView> sessions(UUID cohort) {
        throw new IllegalStateException("to be built");
    }

    /** One session; an unknown id is an {@link IllegalArgumentException}. */
    public SessionView session(UUID id) {
        throw new IllegalStateException("to be built");
    }
}
