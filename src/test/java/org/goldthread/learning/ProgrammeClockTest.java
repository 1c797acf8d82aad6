package org.goldthread.learning;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ProgrammeClockTest {

    private static final ZoneId LONDON = ZoneId.of("Europe/London");

    @ParameterizedTest(name = "{0} ends on {1}")
    @CsvSource({
        "2027-01-14, 2028-07-14",
        "2027-08-31, 2029-02-28", // no 31 February
        "2026-08-30, 2028-02-29", // a leap year's last of February
        "2027-03-28, 2028-09-28", // starts on the day the clocks go forward
        "2027-10-31, 2029-04-30", // starts on the day the clocks go back, ends in a short month
    })
    void eighteenMonths_areCalendarMonths_andTheLastDayCountsWhole(LocalDate start, LocalDate lastDay) {
        var clock = ProgrammeClock.of(start, 18, LONDON);
        assertThat(clock.starts().atZone(LONDON).toLocalDateTime()).isEqualTo(start.atStartOfDay());
        assertThat(clock.ends().atZone(LONDON).toLocalDateTime()).isEqualTo(lastDay.atTime(23, 59));
    }

    @ParameterizedTest(name = "warned before {0}")
    @CsvSource({"2028-07-14T22:59:00Z, 2028-04-15T22:59:00Z", "2028-05-31T22:59:00Z, 2028-03-02T23:59:00Z"})
    void theWarning_isNinetyDaysBefore_atTheSameTimeOfDayInLondon(Instant ends, Instant warning) {
        assertThat(ProgrammeClock.warningBefore(ends, Instant.parse("2027-01-11T12:00:00Z"), LONDON))
                .isEqualTo(warning);
    }

    @Test
    void aShortExtension_isWarnedOfHalfWay_notAtOnce() {
        var now = Instant.parse("2028-07-01T12:00:00Z");
        var ends = now.plus(Duration.ofDays(40));
        assertThat(ProgrammeClock.warningBefore(ends, now, LONDON)).isEqualTo(now.plus(Duration.ofDays(20)));
    }

    @Test
    void aClockThatHasRunOut_isNotWarnedOfLater() {
        var now = Instant.parse("2028-07-01T12:00:00Z");
        assertThat(ProgrammeClock.warningBefore(now.minusSeconds(60), now, LONDON))
                .isBefore(now);
    }
}
