package org.goldthread.assessment;

import java.util.UUID;
import org.goldthread.engine.Outcome;
import org.goldthread.engine.Step;
import org.springframework.stereotype.Component;

/** Takes the seat in the chosen window. */
@Component
class BookSeat implements Step {

    private final WindowBookings bookings;

    BookSeat(WindowBookings bookings) {
        this.bookings = bookings;
    }

    @Override
    public Outcome run(UUID key) {
        return bookings.takeSeat(key);
    }
}
