package org.goldthread.demo;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import org.goldthread.programme.SchoolCalendar;
import org.goldthread.programme.WindowView;
import org.goldthread.programme.Windows;
import org.goldthread.support.GoldthreadTest;
import org.goldthread.support.TestClock;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

@GoldthreadTest
class ExtraWindowsTest {

    @Autowired
    private ExtraWindows extra;

    @Autowired
    private Windows windows;

    @Autowired
    private SchoolCalendar calendar;

    @Autowired
    private TestClock clock;

    @Test
    void onTheLastDayOneIsOpen_oneIsBeingMarked_oneIsBeingModerated_whateverWeekdayThatIs() {
        for (int weekday = 0; weekday < 7; weekday++) {
            var end = LocalDate.now(clock).plusDays(400 + 105L * weekday + weekday);
            extra.around(end);
            extra.around(end);
            assertThat(closings(end.minusDays(30), end.plusDays(20)))
                    .satisfiesExactly(
                            moderated -> assertThat(moderated).isBetween(end.minusDays(27), end.minusDays(20)),
                            marked -> assertThat(marked).isBetween(end.minusDays(13), end.minusDays(6)),
                            open -> assertThat(open).isBetween(end.plusDays(8), end.plusDays(16)));
        }
    }

    private List<LocalDate> closings(LocalDate from, LocalDate until) {
        return windows.all().stream()
                .filter(window -> window.name().endsWith(" (extra)"))
                .map(WindowView::closes)
                .map(calendar::day)
                .filter(day -> !day.isBefore(from) && !day.isAfter(until))
                .sorted()
                .toList();
    }
}
