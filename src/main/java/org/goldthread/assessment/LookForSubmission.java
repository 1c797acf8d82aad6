package org.goldthread.assessment;

import java.util.UUID;
import org.goldthread.engine.Outcome;
import org.goldthread.engine.Step;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Tells the journey whether the last booked window brought a submission. */
@Component
class LookForSubmission implements Step {

    private final BookingRepository bookings;

    LookForSubmission(BookingRepository bookings) {
        this.bookings = bookings;
    }

    @Override
    @Transactional(readOnly = true)
    public Outcome run(UUID key) {
        var found = bookings.latest(key).filter(booking -> booking.state() == Booking.State.SUBMITTED);
        return Outcome.of(found.isPresent() ? "submitted" : "missed");
    }
}
