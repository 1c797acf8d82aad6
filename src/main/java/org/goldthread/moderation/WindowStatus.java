package org.goldthread.moderation;

import java.time.Instant;
import org.goldthread.programme.WindowView;
import org.jspecify.annotations.Nullable;

/** How far a window is, in words: by its dates until marking begins, from then on by its run. */
enum WindowStatus {
    BOOKING("Open to bookings"),
    BOOKED("Bookings closed, not open yet"),
    OPEN("Open for submissions"),
    VERIFYING("Closed, submissions are being verified"),
    MARKING("Marking"),
    MODERATING("Moderation"),
    RATIFYING("Waiting for ratification"),
    RATIFIED("Ratified, waiting for a second lead to approve the release"),
    APPROVED("Release approved, waiting for the results date"),
    RELEASING("Results are being released"),
    RELEASED("Results released"),
    EMPTY("Nothing to mark"),
    CANCELLED("Cancelled");

    private final String words;

    WindowStatus(String words) {
        this.words = words;
    }

    String words() {
        return words;
    }

    /**
     * @param run how far the window's run has come; null for one without a run, which a window that was over when it was
     *     added never gets
     */
    static WindowStatus of(WindowView window, WindowRun.@Nullable State run, Instant now) {
        if (window.cancelled()) {
            return CANCELLED;
        }
        if (run != null && run != WindowRun.State.PLANNED) {
            return valueOf(run.name());
        }
        if (run == null && window.resultsAt().isBefore(now)) {
            return EMPTY;
        }
        return window.bookingCloses().isAfter(now)
                ? BOOKING
                : window.opens().isAfter(now) ? BOOKED : window.closes().isAfter(now) ? OPEN : VERIFYING;
    }
}
