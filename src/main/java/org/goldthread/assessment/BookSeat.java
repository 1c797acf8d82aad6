package org.goldthread.assessment;

import java.util.UUID;
import org.goldthread.engine.Outcome;
import org.goldthread.engine.Step;
import org.springframework.stereotype.Component;

/** Takes the seat in the chosen window. */
@Component
class BookSeat implements Step {

    private final WindowBookings bookings;
    private final SubmissionDesk desk;

    BookSeat(WindowBookings bookings, SubmissionDesk desk) {
        this.bookings = bookings;
        this.desk = desk;
    }

    @Override
    public Outcome run(UUID key) {
        var taken = bookings.takeSeat(key);
        if (taken.code().equals("confirmed")) {
            desk.open(key);
        }
        return taken;
    }
}
