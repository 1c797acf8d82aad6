package org.goldthread.assessment;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import org.goldthread.programme.SchoolCalendar;
import org.goldthread.programme.Windows;
import org.goldthread.shared.DateWords;
import org.goldthread.shared.Refusal;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** How far a candidate's last day can be moved, and what moves with it. */
@Component
class LateDates {

    private static final int DAYS_TO_VERIFY = 5;

    private final Windows windows;
    private final SchoolCalendar calendar;
    private final Clock clock;

    LateDates(Windows windows, SchoolCalendar calendar, Clock clock) {
        this.windows = windows;
        this.calendar = calendar;
        this.clock = clock;
    }

    /** Noon of the day, which must lie ahead and before the window's scripts have to be marked. */
    Instant until(Submission submission, @Nullable LocalDate day) {
        if (day == null) {
            throw new Refusal("until", "Enter the last day.");
        }
        var until = calendar.noon(day);
        if (!until.isAfter(clock.instant())) {
            throw new Refusal("until", "Enter a day that is still to come.");
        }
        var markingBy = windows.get(submission.window()).markingBy();
        if (!until.isBefore(markingBy)) {
            throw new Refusal(
                    "until",
                    "The window's scripts are marked by " + DateWords.day(markingBy, clock.getZone())
                            + ". Enter an earlier day, or refuse, so that the candidate can take a later window.");
        }
        return until;
    }

    /** Noon of the fifth working day after a last day. */
    Instant verifyBy(Instant until) {
        var day = calendar.afterWorkingDays(until.atZone(clock.getZone()).toLocalDate(), DAYS_TO_VERIFY);
        return calendar.noon(day);
    }
}
