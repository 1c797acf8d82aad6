package org.goldthread.programme;

import java.time.Instant;
import java.util.UUID;

/** A cohort of one partner in one intake; {@code taken} seats of {@code seats}. */
public record CohortView(
        UUID id, String name, String partner, UUID intake, int seats, int taken, Instant inductionAt) {}
