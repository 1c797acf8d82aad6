package org.goldthread.demo;

import java.nio.file.Path;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * What the simulator is to play.
 *
 * @param seed the same seed plays the same story
 * @param candidates applicants over the whole run
 * @param batches import files they arrive in, spread evenly over {@code arrivalDays}
 * @param from the first day
 * @param until the last day, included
 * @param arrivalDays days from the first day on in which applications arrive
 * @param file an import file that is sent in whole on the first day, instead of invented applicants; usually null
 */
public record Plan(
        long seed,
        int candidates,
        int batches,
        LocalDate from,
        LocalDate until,
        int arrivalDays,
        @Nullable Path file) {

    /** A plan with invented applicants. */
    public Plan(long seed, int candidates, int batches, LocalDate from, LocalDate until, int arrivalDays) {
        this(seed, candidates, batches, from, until, arrivalDays, null);
    }

    /** Refuses a plan that could not end. */
    public Plan {
        if (candidates < 1 || batches < 1 || batches > candidates || !until.isAfter(from) || arrivalDays < 1) {
            throw new IllegalArgumentException("A plan needs candidates, batches among them, and days to play");
        }
    }
}
