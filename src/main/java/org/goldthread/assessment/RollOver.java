package org.goldthread.assessment;

import java.util.UUID;
import org.goldthread.engine.Outcome;
import org.goldthread.engine.Step;
import org.springframework.stereotype.Component;

/** Moves a booking nobody confirmed to the next window that fits. */
@Component
class RollOver implements Step {

    private final WindowBookings bookings;

    RollOver(WindowBookings bookings) {
        this.bookings = bookings;
    }

    @Override
    public Outcome run(UUID key) {
        return bookings.rollOver(key);
    }
}
