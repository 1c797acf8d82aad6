package org.goldthread.project;

import java.time.Clock;
import java.time.LocalDate;
import java.util.UUID;
import org.goldthread.learning.Enrolments;
import org.goldthread.programme.Qualifications;
import org.goldthread.programme.SchoolCalendar;
import org.goldthread.programme.Windows;
import org.goldthread.shared.DateWords;
import org.springframework.stereotype.Component;

/** By when a project has to start so that its terms are over before the next assessment window within reach closes. */
@Component
class StartBy {

    private final Enrolments enrolments;
    private final Qualifications qualifications;
    private final Windows windows;
    private final SchoolCalendar calendar;
    private final Clock clock;

    StartBy(
            Enrolments enrolments,
            Qualifications qualifications,
            Windows windows,
            SchoolCalendar calendar,
            Clock clock) {
        this.enrolments = enrolments;
        this.qualifications = qualifications;
        this.windows = windows;
        this.calendar = calendar;
        this.clock = clock;
    }

    /** What a candidate who has no approved project yet should know; empty if no window is within reach. */
    String sentence(UUID enrolmentId) {
        var enrolment = enrolments.get(enrolmentId);
        var edition = qualifications.edition(enrolment.edition());
        var weeks = edition.schoolWeeksForTerms();
        var today = LocalDate.now(clock);
        // No start from today on is over before that many calendar weeks.
        var earliest = today.plusWeeks(weeks).atStartOfDay(clock.getZone()).toInstant();
        for (var window : windows.closingAfter(edition.qualification(), earliest)) {
            if (!window.closes().isBefore(enrolment.clockEnds())) {
                return "";
            }
            var start = calendar.latestStart(weeks, calendar.day(window.closes()));
            if (start.isPresent() && !start.get().isBefore(today)) {
                return "The project starts when your sponsor approves it. If that is by %s, you can submit in the window %s, which closes on %s. Start later and you lose that window."
                        .formatted(
                                DateWords.day(start.get()),
                                window.name(),
                                DateWords.day(window.closes(), clock.getZone()));
            }
        }
        return "";
    }
}
