package org.goldthread.assessment;

import java.time.Clock;
import java.util.List;
import org.goldthread.engine.Journeys;
import org.goldthread.learning.EnrolmentView;
import org.goldthread.learning.Enrolments;
import org.goldthread.learning.Enrolments.EnrolmentEnded;
import org.goldthread.programme.WindowView;
import org.goldthread.programme.Windows;
import org.goldthread.programme.Windows.WindowMoved;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Keeps bookings and submissions in step when a window moves or a candidate leaves. */
@Component
@Transactional
class WindowChanges {

    private final BookingRepository bookings;
    private final SubmissionRepository submissions;
    private final Windows windows;
    private final Enrolments enrolments;
    private final Journeys journeys;
    private final AssessmentLetters letters;
    private final Clock clock;

    WindowChanges(
            BookingRepository bookings,
            SubmissionRepository submissions,
            Windows windows,
            Enrolments enrolments,
            Journeys journeys,
            AssessmentLetters letters,
            Clock clock) {
        this.bookings = bookings;
        this.submissions = submissions;
        this.windows = windows;
        this.enrolments = enrolments;
        this.journeys = journeys;
        this.letters = letters;
        this.clock = clock;
    }

    /** Everybody with a place is told; their timers and tasks move with the window. */
    @EventListener
    public void moved(WindowMoved event) {
        var window = windows.get(event.window());
        var held = bookings.holding(window.id());
        var people = enrolments.all(held.stream().map(Booking::enrolment).toList());
        held.forEach(booking -> booking.moveConfirmBy(window.confirmBy()));
        submissions.running(window.id()).forEach(one -> one.move(window.opens(), window.closes(), window.verifyBy()));
        bookings.flush();
        for (Booking booking : held) {
            moveTimers(booking, window);
            var enrolment = people.get(booking.enrolment());
            if (enrolment != null && enrolment.standing() == EnrolmentView.Standing.ACTIVE) {
                letters.moved(enrolment, window);
            }
        }
    }

    private void moveTimers(Booking booking, WindowView window) {
        var key = booking.enrolment();
        journeys.moveTimer(key, "time-to-confirm", "confirmAsk", WindowBookings.confirmAsk(window.confirmBy()));
        journeys.moveTimer(key, "confirm-overdue", "confirmBy", window.confirmBy());
        submissions.findByEnrolmentIdAndAttempt(key, booking.attempt()).ifPresent(submission -> {
            journeys.moveTimer(key, "window-closed", "windowCloses", submission.closesAt());
            journeys.moveTimer(key, "verification-overdue", "verifyBy", submission.verifyBy());
            journeys.moveTimer(key, "last-day-noon", "sealAt", submission.closesAt());
        });
        List.of("confirm-window", "submit-assessment", "verify-as-sponsor", "verify-as-coach")
                .forEach(task -> journeys.refreshTask(key, task));
    }

    /** A candidate who has left needs no seat. */
    @EventListener
    public void ended(EnrolmentEnded event) {
        bookings.liveLocked(event.enrolment()).ifPresent(booking -> booking.giveBack(clock.instant()));
    }
}
