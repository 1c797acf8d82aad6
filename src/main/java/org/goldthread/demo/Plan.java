package org.goldthread.demo;

import java.time.LocalDate;

/**
 * What the simulator is to play.
 *
 * @param seed the same seed plays the same story
 * @param candidates applicants over the whole run
 * @param batches import files they arrive in, spread evenly over {@code arrivalDays}
 * @param from the first day
 * @param until the last day, included
 * @param arrivalDays days from the first day on in which applications arrive
 */
public record Plan(long seed, int candidates, int batches, LocalDate from, LocalDate until, int arrivalDays) {

    /** Refuses a plan that could not end. */
    public Plan {
        if (candidates < 1 || batches < 1 || batches > candidates || !until.isAfter(from) || arrivalDays < 1) {
            throw new IllegalArgumentException("A plan needs candidates, batches among them, and days to play");
        }
    }
}
