package org.goldthread.assessment;

import java.time.Clock;
import java.util.Comparator;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import org.goldthread.assessors.Offers.OffersChanged;
import org.goldthread.engine.Journeys;
import org.goldthread.learning.Enrolments;
import org.goldthread.programme.WindowView;
import org.goldthread.programme.Windows;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * Gives out the seats of a window and passes freed ones on to whoever has waited longest. Everything that counts or gives
 * out seats of a window holds its lock until the transaction ends; whoever needs two locks takes the earlier window first.
 */
@Component
@Transactional(propagation = Propagation.MANDATORY)
class Seating {

    static final String SEAT_FREED = "seat-freed";

    private final BookingRepository bookings;
    private final WindowSeats seats;
    private final Windows windows;
    private final Enrolments enrolments;
    private final Journeys journeys;
    private final AssessmentLetters letters;
    private final Clock clock;

    Seating(
            BookingRepository bookings,
            WindowSeats seats,
            Windows windows,
            Enrolments enrolments,
            Journeys journeys,
            AssessmentLetters letters,
            Clock clock) {
        this.bookings = bookings;
        this.seats = seats;
        this.windows = windows;
        this.enrolments = enrolments;
        this.journeys = journeys;
        this.letters = letters;
        this.clock = clock;
    }

    /** Waits until nobody else is giving out or counting seats of this window. */
    void lock(UUID window) {
        seats.lock(window);
    }

    /** Takes the lowest free seat of the booking's window and qualification; false if there is none. */
    boolean seat(Booking booking) {
        var window = windows.get(booking.window());
        lock(window.id());
        if (free(window, booking.qualification()) == 0) {
            return false;
        }
        booking.takeSeat(lowestFree(booking), window.confirmBy(), clock.instant());
        bookings.flush();
        return true;
    }

    /** Takes a seat although there may be none left, as one allowed beyond the offers. */
    void seatInAnyCase(Booking booking, WindowView window, String reason) {
        lock(window.id());
        if (free(window, booking.qualification()) == 0) {
            seats.allowOneMore(window.id(), booking.qualification(), reason, null);
        }
        booking.moveTo(window.id(), lowest(window.id(), booking.qualification()), window.confirmBy(), clock.instant());
        bookings.flush();
    }

    /** The booking stands in line for its window from now on, behind all who do already. */
    void join(Booking booking) {
        booking.waitInLine(bookings.nextLineNumber(), clock.instant());
    }

    /** Where in the line somebody stands, from 1. */
    int place(Booking booking) {
        return (int) bookings.before(booking.window(), booking.qualification(), booking.lineNumber()) + 1;
    }

    /** Seats may have become free: they go to whoever waits, in order, as long as the window takes bookings. */
    void freed(UUID id, String qualification) {
        bookings.flush();
        var window = windows.get(id);
        if (window.cancelled() || !clock.instant().isBefore(window.bookingCloses())) {
            return;
        }
        lock(id);
        for (int left = free(window, qualification); left > 0; left--) {
            var next = bookings.nextInLine(id, qualification);
            if (next.isEmpty()) {
                return;
            }
            passOn(next.get(), window);
        }
    }

    private void passOn(Booking booking, WindowView window) {
        booking.takeSeat(lowestFree(booking), window.confirmBy(), clock.instant());
        bookings.flush();
        letters.seatFreed(enrolments.get(booking.enrolment()), window);
        journeys.tellIfWaiting(SEAT_FREED, booking.enrolment());
    }

    /** Assessors take more scripts, or one whose offer did not count is accredited now. */
    @EventListener
    void changed(OffersChanged event) {
        event.windows().stream()
                .map(windows::get)
                .sorted(Comparator.comparing(WindowView::closes))
                .forEach(this::freed);
    }

    @EventListener
    void allowed(WindowSeats.SeatsAllowed event) {
        freed(windows.get(event.window()));
    }

    private void freed(WindowView window) {
        List.copyOf(window.qualifications()).forEach(qualification -> freed(window.id(), qualification));
    }

    private int free(WindowView window, String qualification) {
        bookings.flush();
        return seats.of(window).stream()
                .filter(made -> made.qualification().equals(qualification))
                .mapToInt(WindowSeats.Made::free)
                .sum();
    }

    private int lowestFree(Booking booking) {
        return lowest(booking.window(), booking.qualification());
    }

    private int lowest(UUID window, String qualification) {
        var taken = bookings.seatsTaken(window, qualification);
        return IntStream.rangeClosed(1, taken.size() + 1)
                .filter(number -> !taken.contains(number))
                .findFirst()
                .orElseThrow();
    }
}
