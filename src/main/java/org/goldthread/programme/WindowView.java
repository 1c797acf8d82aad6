package org.goldthread.programme;

import java.time.Instant;
import java.util.List;
import java.util.UUID;

/**
 * An assessment window.
 *
 * @param qualifications the codes of those it is for, at least one, in alphabetical order
 * @param closes noon in London on its last day
 * @param bookingCloses after it no candidate can choose the window
 * @param confirmBy five weeks before it opens: unconfirmed bookings roll over
 * @param verifyBy until when sponsor and coach verify: five working days after closing
 * @param markingBy until when scripts are marked
 * @param moderationBy until when the sample is moderated
 * @param resultsAt when results are released together
 * @param late who decides about late work
 * @param cancelled whether it was called off before it opened
 */
public record WindowView(
        UUID id,
        List<String> qualifications,
        String name,
        Instant opens,
        Instant closes,
        Instant bookingCloses,
        Instant confirmBy,
        Instant verifyBy,
        Instant markingBy,
        Instant moderationBy,
        Instant resultsAt,
        LateDecider late,
        boolean cancelled) {

    /** The qualifications in words: {@code NPQML and NPQSL}. */
    public String qualification() {
        return String.join(" and ", qualifications);
    }
}
