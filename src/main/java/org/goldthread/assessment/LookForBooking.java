package org.goldthread.assessment;

import java.util.UUID;
import org.goldthread.engine.Outcome;
import org.goldthread.engine.Step;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Tells the journey whether the candidate has a place in a window. */
@Component
class LookForBooking implements Step {

    private final BookingRepository bookings;

    LookForBooking(BookingRepository bookings) {
        this.bookings = bookings;
    }

    @Override
    @Transactional(readOnly = true)
    public Outcome run(UUID key) {
        var found = bookings.latest(key).filter(booking -> booking.state().holdsPlace());
        return Outcome.of(found.isPresent() ? "booked" : "none");
    }
}
