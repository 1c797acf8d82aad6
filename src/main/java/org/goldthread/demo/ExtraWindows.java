package org.goldthread.demo;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.temporal.TemporalAdjusters;
import java.util.List;
import org.goldthread.programme.SchoolCalendar;
import org.goldthread.programme.Windows;
import org.goldthread.programme.Windows.Days;
import org.goldthread.programme.Windows.Details;
import org.goldthread.shared.DateWords;
import org.springframework.stereotype.Component;

/**
 * Windows a programme would not add, beside the four a year: with them scripts are being handed in, marked and moderated on
 * the day the demonstration's story ends, whatever day that is.
 */
@Component
class ExtraWindows {

    private static final String NPQML = "NPQML";
    private static final int WINDOW_DAYS = 17;
    private static final List<Integer> CLOSE_AFTER_THE_END = List.of(8, -13, -27);

    private final Windows windows;
    private final SchoolCalendar calendar;

    ExtraWindows(Windows windows, SchoolCalendar calendar) {
        this.windows = windows;
        this.calendar = calendar;
    }

    /** Adds those that are missing around the last day of a story. */
    void around(LocalDate end) {
        CLOSE_AFTER_THE_END.forEach(days -> add(end.plusDays(days)));
    }

    /** On a Thursday, because the usual ones close on Fridays and no two windows close on one day. */
    private void add(LocalDate around) {
        var thursday = around.with(TemporalAdjusters.nextOrSame(DayOfWeek.THURSDAY));
        var closes = calendar.afterWorkingDays(thursday.minusDays(1), 1);
        var name = DateWords.day(closes) + " (extra)";
        if (windows.all().stream().noneMatch(window -> window.name().contains(name))) {
            windows.add(Details.of(NPQML, name, Days.of(closes.minusDays(WINDOW_DAYS), closes)), null);
        }
    }
}
