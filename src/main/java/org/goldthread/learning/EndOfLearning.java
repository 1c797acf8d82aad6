package org.goldthread.learning;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/** What a later stage knows of the time by which a candidate's days must be behind them. */
public interface EndOfLearning {

    /** When the assessment window closes in which the candidate has a place; empty without one. */
    Optional<Instant> windowCloses(UUID enrolment);
}
