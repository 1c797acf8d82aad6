package org.goldthread.assessment;

import java.time.Clock;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import org.goldthread.engine.Journeys;
import org.goldthread.learning.EnrolmentView;
import org.goldthread.learning.Enrolments;
import org.goldthread.learning.Enrolments.EnrolmentEnded;
import org.goldthread.programme.WindowView;
import org.goldthread.programme.Windows;
import org.goldthread.programme.Windows.WindowCancelled;
import org.goldthread.programme.Windows.WindowMoved;
import org.goldthread.shared.AuditTrail;
import org.goldthread.shared.AuditTrail.Happening;
import org.goldthread.shared.Refusal;
import org.jspecify.annotations.Nullable;
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
    private final Seating seating;
    private final WindowBookings choices;
    private final AuditTrail audit;
    private final Clock clock;

    WindowChanges(
            BookingRepository bookings,
            SubmissionRepository submissions,
            Windows windows,
            Enrolments enrolments,
            Journeys journeys,
            AssessmentLetters letters,
            Seating seating,
            WindowBookings choices,
            AuditTrail audit,
            Clock clock) {
        this.bookings = bookings;
        this.submissions = submissions;
        this.windows = windows;
        this.enrolments = enrolments;
        this.journeys = journeys;
        this.letters = letters;
        this.seating = seating;
        this.choices = choices;
        this.audit = audit;
        this.clock = clock;
    }

    /** Everybody with a place, in line or with a script handed in is told, sponsor and coach too; timers and tasks move along. */
    @EventListener
    public void moved(WindowMoved event) {
        var window = windows.get(event.window());
        var held = bookings.concerned(window.id());
        var people = enrolments.all(held.stream().map(Booking::enrolment).toList());
        held.stream()
                .filter(booking -> booking.state().holdsPlace())
                .forEach(booking -> booking.moveConfirmBy(window.confirmBy()));
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
        if (booking.state() == Booking.State.WAITING) {
            journeys.moveTimer(key, "waiting-over", "waitUntil", window.bookingCloses());
            journeys.refreshTask(key, "wait-for-seat");
            return;
        }
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

    /**
     * The window is called off: every place moves to the next window that suits, beyond its seats if need be, and whoever
     * waits chooses anew.
     *
     * @throws Refusal if somebody has no other window
     */
    @EventListener
    public void cancelled(WindowCancelled event) {
        var window = windows.get(event.window());
        seating.lock(window.id());
        var live = bookings.liveLockedIn(window.id());
        var people = enrolments.all(live.stream().map(Booking::enrolment).toList());
        var instead = new LinkedHashMap<Booking, WindowView>();
        var stuck = new ArrayList<String>();
        for (Booking booking : live) {
            var enrolment = people.get(booking.enrolment());
            if (enrolment == null || !enrolment.live() || booking.state() == Booking.State.WAITING) {
                continue;
            }
            choices.choice(booking.enrolment())
                    .instead(window)
                    .ifPresentOrElse(other -> instead.put(booking, other), () -> stuck.add(enrolment.number()));
        }
        if (!stuck.isEmpty()) {
            throw new Refusal("No other window is left for " + String.join(", ", stuck)
                    + ". Add a window that suits them or extend their time, and then cancel this one.");
        }
        live.stream()
                .filter(booking -> booking.state() == Booking.State.WAITING)
                .forEach(booking -> chooseAnew(booking, people.get(booking.enrolment()), window, event.reason()));
        instead.forEach((booking, other) -> move(booking, people.get(booking.enrolment()), window, other, event));
    }

    private void chooseAnew(Booking booking, @Nullable EnrolmentView enrolment, WindowView window, String reason) {
        if (enrolment != null && enrolment.live()) {
            letters.cancelledInLine(enrolment, window, reason);
        }
        journeys.moveTimer(booking.enrolment(), "waiting-over", "waitUntil", clock.instant());
    }

    private void move(
            Booking booking,
            @Nullable EnrolmentView enrolment,
            WindowView window,
            WindowView other,
            WindowCancelled event) {
        seating.seatInAnyCase(booking, other, "The window " + window.name() + " was cancelled");
        submissions
                .findByEnrolmentIdAndAttempt(booking.enrolment(), booking.attempt())
                .ifPresent(one -> one.moveTo(other.id(), other.opens(), other.closes(), other.verifyBy()));
        bookings.flush();
        moveTimers(booking, other);
        audit.record(Happening.ofCandidacy(
                booking.enrolment(),
                event.actor(),
                "Moved from the window " + window.name() + ", which was cancelled, to " + other.name(),
                event.reason()));
        if (enrolment != null) {
            letters.cancelled(enrolment, window, other, event.reason());
        }
    }

    /** A candidate who has left needs no seat. */
    @EventListener
    public void ended(EnrolmentEnded event) {
        bookings.liveLocked(event.enrolment()).ifPresent(booking -> {
            booking.giveBack(clock.instant());
            if (booking.window() != null) {
                seating.freed(booking.window(), booking.qualification());
            }
        });
    }
}
