package org.goldthread.assessment;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.goldthread.learning.EndOfLearning;
import org.goldthread.programme.Windows;
import org.springframework.stereotype.Component;

/** Missed sessions are made good before the window closes in which the candidate has a place. */
@Component
class ChosenWindowCloses implements EndOfLearning {

    private final BookingRepository bookings;
    private final Windows windows;

    ChosenWindowCloses(BookingRepository bookings, Windows windows) {
        this.bookings = bookings;
        this.windows = windows;
    }

    @Override
    public Optional<Instant> windowCloses(UUID enrolment) {
        return bookings.live(enrolment)
                .filter(booking -> booking.state().holdsPlace())
                .map(booking -> windows.get(booking.window()).closes());
    }
}
