package org.goldthread.programme;

import java.time.Instant;
import java.util.UUID;

/**
 * An assessment window.
 *
 * @param closes noon in London on its last day
 * @param bookingCloses after it no candidate can choose the window
 * @param confirmBy five weeks before it opens: unconfirmed bookings roll over
 * @param verifyBy until when sponsor and coach verify: five working days after closing
 * @param markingBy until when scripts are marked
 * @param moderationBy until when the sample is moderated
 * @param resultsAt when results are released together
 * @param seats how many scripts its assessors take
 */
public record WindowView(
        UUID id,
        String qualification,
        String name,
        Instant opens,
        Instant closes,
        Instant bookingCloses,
        Instant confirmBy,
        Instant verifyBy,
        Instant markingBy,
        Instant moderationBy,
        Instant resultsAt,
        int seats) {}
