package org.goldthread.assessment;

import java.util.UUID;
import org.goldthread.engine.Outcome;
import org.goldthread.engine.Step;
import org.springframework.stereotype.Component;

/** Looks which windows fit the candidate now, and asks by when one is to be chosen. */
@Component
class FindWindows implements Step {

    private final WindowBookings bookings;

    FindWindows(WindowBookings bookings) {
        this.bookings = bookings;
    }

    @Override
    public Outcome run(UUID key) {
        return bookings.offer(key);
    }
}
