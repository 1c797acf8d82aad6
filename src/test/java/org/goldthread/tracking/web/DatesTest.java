package org.goldthread.tracking.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import org.junit.jupiter.api.Test;

class DatesTest {

    private static final Instant NOW = Instant.parse("2027-11-13T15:00:00Z");
    private static final Instant MIDNIGHT = Instant.parse("2027-11-16T00:00:00Z");

    private final Dates dates = new Dates(Clock.fixed(NOW, ZoneId.of("Europe/London")));

    @Test
    void monthsAreWrittenOut_andNoonIsAWord() {
        assertThat(dates.day(LocalDate.of(2026, 12, 4))).isEqualTo("4 December 2026");
        assertThat(dates.moment(Instant.parse("2027-07-20T11:00:00Z"))).isEqualTo("20 July 2027, noon");
        assertThat(dates.by(Instant.parse("2027-07-20T11:00:00Z"))).isEqualTo("20 July 2027, noon");
        assertThat(dates.by(Instant.parse("2027-07-20T22:59:00Z"))).isEqualTo("20 July 2027, 23:59");
    }

    @Test
    void whatIsDueByMidnight_isDueOnTheDayBefore() {
        assertThat(dates.by(MIDNIGHT)).isEqualTo("the end of 15 November 2027");
        assertThat(dates.byDay(MIDNIGHT)).isEqualTo("15 November 2027");
        assertThat(dates.due(MIDNIGHT)).isEqualTo("due in 2 days");
        assertThat(dates.byDay(Instant.parse("2027-11-15T12:00:00Z"))).isEqualTo("15 November 2027");
    }

    @Test
    void midnightInSummer_isMidnightInLondon() {
        assertThat(dates.by(Instant.parse("2027-07-15T23:00:00Z"))).isEqualTo("the end of 15 July 2027");
    }

    @Test
    void onceItHasPassed_theDaysAreCountedFromTheLastDay() {
        assertThat(dates.due(Instant.parse("2027-11-13T00:00:00Z"))).isEqualTo("1 day overdue");
        assertThat(dates.due(Instant.parse("2027-11-13T12:00:00Z"))).isEqualTo("overdue since today");
    }
}
