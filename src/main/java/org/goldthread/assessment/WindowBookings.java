package org.goldthread.assessment;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.goldthread.engine.Outcome;
import org.goldthread.learning.EnrolmentView;
import org.goldthread.learning.Enrolments;
import org.goldthread.programme.Qualifications;
import org.goldthread.programme.WindowView;
import org.goldthread.programme.Windows;
import org.goldthread.project.ProjectView;
import org.goldthread.project.Projects;
import org.goldthread.shared.AuditTrail;
import org.goldthread.shared.AuditTrail.Happening;
import org.goldthread.shared.Refusal;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Offers, books, confirms and rolls over candidates' places in assessment windows. */
@Component
@Transactional
class WindowBookings {

    private static final Duration TO_CHOOSE = Duration.ofDays(14);
    private static final Duration TO_CONFIRM = Duration.ofDays(14);

    private final BookingRepository bookings;
    private final Enrolments enrolments;
    private final Qualifications qualifications;
    private final Windows windows;
    private final WindowSeats seats;
    private final Seating seating;
    private final Projects projects;
    private final AssessmentLetters letters;
    private final AuditTrail audit;
    private final Clock clock;

    WindowBookings(
            BookingRepository bookings,
            Enrolments enrolments,
            Qualifications qualifications,
            Windows windows,
            WindowSeats seats,
            Seating seating,
            Projects projects,
            AssessmentLetters letters,
            AuditTrail audit,
            Clock clock) {
        this.bookings = bookings;
        this.enrolments = enrolments;
        this.qualifications = qualifications;
        this.windows = windows;
        this.seats = seats;
        this.seating = seating;
        this.projects = projects;
        this.letters = letters;
        this.audit = audit;
        this.clock = clock;
    }

    /** The attempt now under way: each sealed submission is one attempt behind the candidate. */
    @Transactional(readOnly = true)
    public int attempt(UUID enrolment) {
        return bookings.submitted(enrolment) + 1;
    }

    /** The windows for the candidate as things stand now. */
    @Transactional(readOnly = true)
    public WindowChoice choice(UUID enrolmentId) {
        var enrolment = enrolments.get(enrolmentId);
        var now = clock.instant();
        var qualification = qualification(enrolment);
        var all = windows.closingAfter(qualification, now);
        var made = seats.of(all).stream()
                .filter(one -> one.qualification().equals(qualification))
                .collect(Collectors.toMap(WindowSeats.Made::window, Function.identity()));
        var termsEnd = projects.of(enrolmentId).map(ProjectView::termsEndOn).orElse(null);
        var standing = new WindowChoice.Standing(now, termsEnd, enrolment.clockEnds(), attempt(enrolmentId));
        return WindowChoice.of(
                standing, all.stream().map(view -> window(view, made)).toList(), clock.getZone());
    }

    private static WindowChoice.Window window(WindowView view, Map<UUID, WindowSeats.Made> made) {
        var seats = Objects.requireNonNull(made.get(view.id()));
        return new WindowChoice.Window(view, seats.seats(), seats.taken());
    }

    private String qualification(EnrolmentView enrolment) {
        return qualifications.edition(enrolment.edition()).qualification();
    }

    /** Opens the question which window it shall be, or says that none fits. */
    Outcome offer(UUID enrolment) {
        var choice = choice(enrolment);
        leaveLineUnasked(enrolment);
        if (!choice.hasAny()) {
            letters.noWindowFits(enrolments.get(enrolment));
            return Outcome.of("none");
        }
        var booking = bookings.liveLocked(enrolment)
                .filter(live -> live.state() == Booking.State.OFFERED)
                .orElse(null);
        var now = clock.instant();
        var by = chooseBy(choice, now);
        if (booking == null) {
            giveBackIfHeld(enrolment);
            bookings.save(Booking.offer(enrolment, attempt(enrolment), by, now));
        } else {
            booking.offerAgain(by, now);
        }
        return Outcome.of("some").at("chooseBy", by);
    }

    private static Instant chooseBy(WindowChoice choice, Instant now) {
        var first = choice.offers().isEmpty()
                ? choice.full().get(0).window()
                : choice.offers().get(0).window();
        var usual = now.plus(TO_CHOOSE);
        return first.bookingCloses().isBefore(usual) ? first.bookingCloses() : usual;
    }

    /** Nobody freed a seat in time, or the window was called off: the line is over for this candidate. */
    private void leaveLineUnasked(UUID enrolment) {
        bookings.liveLocked(enrolment)
                .filter(live -> live.state() == Booking.State.WAITING)
                .ifPresent(waiting -> {
                    var window = windows.get(waiting.window());
                    waiting.offerAgain(waiting.chooseBy(), clock.instant());
                    if (!window.cancelled()) {
                        letters.noSeatFreed(enrolments.get(enrolment), window);
                    }
                });
    }

    /** Puts the candidate on the waiting list of a full window, or books it if a seat has become free meanwhile. */
    void chooseOrWait(UUID enrolment, UUID window, UUID actor) {
        var booking = required(enrolment);
        seating.lock(window);
        var full = choice(enrolment).full().stream()
                .filter(one -> one.window().id().equals(window))
                .findFirst();
        if (full.isEmpty()) {
            choose(enrolment, window, actor);
            return;
        }
        booking.choose(window, qualification(enrolments.get(enrolment)), actor, clock.instant());
        seating.join(booking);
        bookings.flush();
        var name = full.get().window().name();
        audit.record(Happening.ofCandidacy(enrolment, actor, "Joined the waiting list of the window " + name, null));
    }

    /** The candidate would rather choose another window than wait. */
    void leaveLine(UUID enrolment, UUID actor) {
        var booking = required(enrolment);
        if (booking.state() != Booking.State.WAITING) {
            throw new Refusal("You have a place by now, and no longer wait for one. Look at your journey.");
        }
        var name = windows.get(booking.window()).name();
        booking.offerAgain(booking.chooseBy(), clock.instant());
        audit.record(Happening.ofCandidacy(enrolment, actor, "Left the waiting list of the window " + name, null));
    }

    /** Where in the line of the window the candidate stands, from 1. */
    @Transactional(readOnly = true)
    public int placeInLine(UUID enrolment) {
        return bookings.live(enrolment)
                .filter(live -> live.state() == Booking.State.WAITING)
                .map(seating::place)
                .orElse(0);
    }

    /**
     * Picks a window, for the candidate or by the coordinator.
     *
     * @throws Refusal if it does not fit, or its last place has just gone
     */
    void choose(UUID enrolment, UUID window, UUID actor) {
        var booking = required(enrolment);
        seating.lock(window);
        var choice = choice(enrolment);
        var offer = choice.offer(window)
                .orElseThrow(() -> new Refusal(
                        "window",
                        "This window cannot be booked. "
                                + choice.reason(window).orElse("It is not one of your qualification's.")
                                + " Choose another one."));
        booking.choose(window, qualification(enrolments.get(enrolment)), actor, clock.instant());
        audit.record(Happening.ofCandidacy(
                enrolment, actor, "Chose the window " + offer.window().name(), null));
    }

    /** Takes the seat that was chosen; choosing so late that it would have to be confirmed at once also confirms it. */
    Outcome takeSeat(UUID enrolment) {
        var booking = required(enrolment);
        if (booking.state().holdsPlace()) {
            return booked(booking);
        }
        if (booking.state() == Booking.State.WAITING) {
            var window = windows.get(booking.window());
            letters.inLine(enrolments.get(enrolment), window, seating.place(booking));
            return Outcome.of("waiting").at("waitUntil", window.bookingCloses());
        }
        if (booking.window() == null || !seating.seat(booking)) {
            return Outcome.of("full");
        }
        var ownChoice = enrolments.get(enrolment).person().equals(booking.chosenBy());
        if ((ownChoice && !clock.instant().isBefore(confirmAsk(booking)))
                || !clock.instant().isBefore(booking.confirmBy())) {
            confirm(booking, null);
            return Outcome.of("confirmed");
        }
        letters.booked(enrolments.get(enrolment), windows.get(booking.window()), isSafe(booking));
        return booked(booking);
    }

    private boolean isSafe(Booking booking) {
        return choice(booking.enrolment())
                .offer(booking.window())
                .map(WindowChoice.Offer::safe)
                .orElse(false);
    }

    private static Outcome booked(Booking booking) {
        return Outcome.of(booking.state() == Booking.State.CONFIRMED ? "confirmed" : "booked")
                .at("confirmAsk", confirmAsk(booking))
                .at("confirmBy", booking.confirmBy());
    }

    static Instant confirmAsk(Booking booking) {
        return confirmAsk(booking.confirmBy());
    }

    static Instant confirmAsk(Instant confirmBy) {
        return confirmBy.minus(TO_CONFIRM);
    }

    void confirm(UUID enrolment, UUID actor) {
        confirm(required(enrolment), actor);
    }

    private void confirm(Booking booking, @Nullable UUID actor) {
        booking.confirm(clock.instant());
        var window = windows.get(booking.window());
        audit.record(Happening.ofCandidacy(
                booking.enrolment(), actor, "Confirmed the place in the window " + window.name(), null));
        letters.confirmed(enrolments.get(booking.enrolment()), window);
    }

    /** The candidate wants another window; the seat is free for somebody else. */
    void giveBack(UUID enrolment, UUID actor) {
        var booking = required(enrolment);
        var window = windows.get(booking.window());
        booking.giveBack(clock.instant());
        seating.freed(window.id(), booking.qualification());
        audit.record(
                Happening.ofCandidacy(enrolment, actor, "Gave back the place in the window " + window.name(), null));
    }

    /** Not confirmed in time: the next window that fits, or the choice anew. */
    Outcome rollOver(UUID enrolment) {
        var old = required(enrolment);
        var window = windows.get(old.window());
        var now = clock.instant();
        var next = choice(enrolment).nextAfter(window);
        old.rollOver(now);
        seating.freed(window.id(), old.qualification());
        if (next.isEmpty()) {
            audit.record(Happening.ofCandidacy(
                    enrolment, null, "The place in the window " + window.name() + " was not confirmed in time", null));
            letters.notConfirmed(enrolments.get(enrolment), window);
            return Outcome.of("none");
        }
        var later = next.get().window();
        var booking = Booking.offer(enrolment, old.attempt(), old.chooseBy(), now);
        booking.choose(later.id(), old.qualification(), null, now);
        bookings.save(booking);
        if (!seating.seat(booking)) {
            booking.offerAgain(old.chooseBy(), now);
            letters.notConfirmed(enrolments.get(enrolment), window);
            return Outcome.of("none");
        }
        audit.record(Happening.ofCandidacy(
                enrolment,
                null,
                "Rolled over from the window " + window.name() + " to " + later.name(),
                "The place was not confirmed in time"));
        letters.rolledOver(enrolments.get(enrolment), window, later);
        return Outcome.of("rolled").at("confirmAsk", confirmAsk(booking)).at("confirmBy", booking.confirmBy());
    }

    private void giveBackIfHeld(UUID enrolment) {
        bookings.live(enrolment).ifPresent(live -> {
            live.giveBack(clock.instant());
            if (live.window() != null) {
                seating.freed(live.window(), live.qualification());
            }
        });
    }

    private Booking required(UUID enrolment) {
        return bookings.liveLocked(enrolment)
                .orElseThrow(() -> new IllegalStateException("No live booking of " + enrolment));
    }
}
