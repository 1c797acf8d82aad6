package org.goldthread.assessment;

import java.time.Clock;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.goldthread.engine.Journeys;
import org.goldthread.learning.EnrolmentView;
import org.goldthread.learning.Enrolments;
import org.goldthread.programme.Qualifications;
import org.goldthread.programme.WindowView;
import org.goldthread.programme.Windows;
import org.goldthread.programme.Windows.WindowAdded;
import org.goldthread.project.ProjectView;
import org.goldthread.project.Projects;
import org.jspecify.annotations.Nullable;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * A window was added. Whom it suits hears of it: those who have yet to choose one or stand in line for a full one by a
 * letter, as their open task offers it from now on; those who found none that fits are asked to choose. Nothing is decided
 * for them.
 */
@Component
@Transactional
class WindowNews {

    private static final String ADDED = "window-added";

    private final BookingRepository bookings;
    private final Windows windows;
    private final Enrolments enrolments;
    private final Projects projects;
    private final Qualifications qualifications;
    private final Journeys journeys;
    private final AssessmentLetters letters;
    private final Clock clock;

    WindowNews(
            BookingRepository bookings,
            Windows windows,
            Enrolments enrolments,
            Projects projects,
            Qualifications qualifications,
            Journeys journeys,
            AssessmentLetters letters,
            Clock clock) {
        this.bookings = bookings;
        this.windows = windows;
        this.enrolments = enrolments;
        this.projects = projects;
        this.qualifications = qualifications;
        this.journeys = journeys;
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
        var undecided =
                bookings.undecided().stream().collect(Collectors.toMap(Booking::enrolment, Function.identity()));
        var stranded = journeys.waitingFor(ADDED);
        var all = new HashSet<>(undecided.keySet());
        all.addAll(stranded);
        var suited = suited(window, all);
        for (var enrolment : suited) {
            var booking = undecided.get(enrolment.id());
            if (booking != null) {
                letters.added(enrolment, window, booking.state() == Booking.State.WAITING, isOverdue(booking));
            }
        }
        journeys.tellEach(
                ADDED,
                suited.stream()
                        .map(EnrolmentView::id)
                        .filter(stranded::contains)
                        .toList());
    }

    private boolean isOverdue(Booking booking) {
        return booking.state() == Booking.State.OFFERED && !booking.chooseBy().isAfter(clock.instant());
    }

    private List<EnrolmentView> suited(WindowView window, Collection<UUID> candidates) {
        var project = projects.all(candidates);
        return enrolments.all(candidates).values().stream()
                .filter(EnrolmentView::live)
                .filter(enrolment -> suits(window, enrolment, project.get(enrolment.id())))
                .toList();
    }

    private boolean suits(WindowView window, EnrolmentView enrolment, @Nullable ProjectView project) {
        var termsEnd = project == null ? null : project.termsEndOn();
        var standing = new WindowChoice.Standing(clock.instant(), termsEnd, enrolment.clockEnds(), 1);
        return window.qualifications()
                        .contains(qualifications.edition(enrolment.edition()).qualification())
                && WindowChoice.fits(standing, window, clock.getZone());
    }
}
