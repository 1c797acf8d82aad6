package org.goldthread.programme;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;

/**
 * The dates of a window as they follow from its first and last day. Marking, moderation and results are proposals; what the
 * lead enters counts.
 */
record WindowDates(
        Instant opens,
        Instant closes,
        Instant bookingCloses,
        Instant confirmBy,
        Instant verifyBy,
        Instant markingBy,
        Instant moderationBy,
        Instant resultsAt) {

    static final int WEEKS_TO_CONFIRM = 5;
    static final int WEEKS_TO_CHOOSE = 6;
    static final int WORKING_DAYS_TO_VERIFY = 5;
    private static final int WEEKS_OF_MARKING = 4;
    private static final int WEEKS_OF_MODERATION = 2;
    private static final int WEEKS_TO_RATIFY = 1;

    static WindowDates propose(LocalDate first, LocalDate last, CalendarDays days, ZoneId zone) {
        var verify = days.afterWorkingDays(last, WORKING_DAYS_TO_VERIFY);
        var marking = days.workingDayOnOrAfter(verify.plusWeeks(WEEKS_OF_MARKING));
        var moderation = days.workingDayOnOrAfter(marking.plusWeeks(WEEKS_OF_MODERATION));
        var results = days.workingDayOnOrAfter(moderation.plusWeeks(WEEKS_TO_RATIFY));
        return new WindowDates(
                first.atStartOfDay(zone).toInstant(),
                noon(last, zone),
                noon(first.minusWeeks(WEEKS_TO_CHOOSE), zone),
                noon(first.minusWeeks(WEEKS_TO_CONFIRM), zone),
                noon(verify, zone),
                noon(marking, zone),
                noon(moderation, zone),
                noon(results, zone));
    }

    static Instant noon(LocalDate day, ZoneId zone) {
        return day.atTime(LocalTime.NOON).atZone(zone).toInstant();
    }
}
