package org.goldthread.assessment;

import java.time.Clock;
import java.util.stream.Stream;
import org.goldthread.learning.EnrolmentView;
import org.goldthread.learning.Enrolments;
import org.goldthread.programme.Qualifications;
import org.goldthread.programme.WindowView;
import org.goldthread.programme.Windows;
import org.goldthread.programme.Windows.WindowAdded;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * A window was added: whoever has yet to choose one, or stands in line for a full one, hears of it if it suits them. Nothing
 * is decided for them; their open task offers it from now on.
 */
@Component
@Transactional
class WindowNews {

    private final BookingRepository bookings;
    private final WindowBookings choices;
    private final Windows windows;
    private final Enrolments enrolments;
    private final Qualifications qualifications;
    private final AssessmentLetters letters;
    private final Clock clock;

    WindowNews(
            BookingRepository bookings,
            WindowBookings choices,
            Windows windows,
            Enrolments enrolments,
            Qualifications qualifications,
            AssessmentLetters letters,
            Clock clock) {
        this.bookings = bookings;
        this.choices = choices;
        this.windows = windows;
        this.enrolments = enrolments;
        this.qualifications = qualifications;
        this.letters = letters;
        this.clock = clock;
    }

    /** Tells them, and the coordinator where it is for them to place the candidate by now. */
    @EventListener
    void added(WindowAdded event) {
        var window = windows.get(event.window());
        if (window.cancelled() || !window.bookingCloses().isAfter(clock.instant())) {
            return;
        }
        var undecided = bookings.undecided();
        var people = enrolments.all(undecided.stream().map(Booking::enrolment).toList());
        for (var booking : undecided) {
            var enrolment = people.get(booking.enrolment());
            if (enrolment != null && enrolment.live() && suits(window, enrolment)) {
                letters.added(enrolment, window, booking.state() == Booking.State.WAITING, isOverdue(booking));
            }
        }
    }

    private boolean isOverdue(Booking booking) {
        return booking.state() == Booking.State.OFFERED && !booking.chooseBy().isAfter(clock.instant());
    }

    private boolean suits(WindowView window, EnrolmentView enrolment) {
        if (!window.qualifications()
                .contains(qualifications.edition(enrolment.edition()).qualification())) {
            return false;
        }
        var choice = choices.choice(enrolment.id());
        var suiting = Stream.concat(
                choice.offers().stream().map(WindowChoice.Offer::window),
                choice.full().stream().map(WindowChoice.Full::window));
        return suiting.map(WindowView::id).anyMatch(window.id()::equals);
    }
}
