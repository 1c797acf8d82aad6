package org.goldthread.shared;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import org.junit.jupiter.api.Test;

class DateWordsTest {

    private static final ZoneId LONDON = ZoneId.of("Europe/London");
    private static final Instant NOON_IN_SUMMER = Instant.parse("2027-07-20T11:00:00Z");
    private static final Instant MIDNIGHT_IN_SUMMER = Instant.parse("2027-07-20T23:00:00Z");

    @Test
    void monthsAreWrittenOut_inLondonsDays() {
        assertThat(DateWords.day(LocalDate.of(2027, 9, 20))).isEqualTo("20 September 2027");
        assertThat(DateWords.weekday(LocalDate.of(2027, 9, 20))).isEqualTo("Monday 20 September 2027");
        assertThat(DateWords.day(Instant.parse("2027-07-20T23:30:00Z"), LONDON)).isEqualTo("21 July 2027");
    }

    @Test
    void noonAndMidnight_areWords() {
        assertThat(DateWords.moment(NOON_IN_SUMMER, LONDON)).isEqualTo("20 July 2027, noon");
        assertThat(DateWords.timeOnDay(NOON_IN_SUMMER, LONDON)).isEqualTo("noon on 20 July 2027");
        assertThat(DateWords.time(MIDNIGHT_IN_SUMMER, LONDON)).isEqualTo("midnight");
        assertThat(DateWords.moment(Instant.parse("2027-11-20T09:05:00Z"), LONDON))
                .isEqualTo("20 November 2027, 9:05");
    }

    @Test
    void whatIsDueByMidnight_canBeDoneUntilTheDayBefore() {
        assertThat(DateWords.lastDay(MIDNIGHT_IN_SUMMER, LONDON)).isEqualTo("2027-07-20");
        assertThat(DateWords.lastDay(NOON_IN_SUMMER, LONDON)).isEqualTo("2027-07-20");
    }
}
