package org.goldthread.learning;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;

/**
 * The time a candidate has to a first submission: counted in calendar months in London, so that neither a short month nor
 * the change of the clocks takes a day away. The last day belongs to the candidate whole.
 */
record ProgrammeClock(Instant starts, Instant ends) {

    private static final LocalTime LAST_MINUTE = LocalTime.of(23, 59);
    private static final int WARNING_DAYS = 90;

    static ProgrammeClock of(LocalDate start, int months, ZoneId zone) {
        return new ProgrammeClock(start.atStartOfDay(zone).toInstant(), endOf(start.plusMonths(months), zone));
    }

    static Instant endOf(LocalDate lastDay, ZoneId zone) {
        return lastDay.atTime(LAST_MINUTE).atZone(zone).toInstant();
    }

    /**
     * When the candidate is warned: 90 days before the end, at the same time of day. Where less than that is left, half
     * way, so that a short extension is not followed by a warning at once.
     */
    static Instant warningBefore(Instant ends, Instant now, ZoneId zone) {
        var usual = ends.atZone(zone).minusDays(WARNING_DAYS).toInstant();
        if (usual.isAfter(now) || !ends.isAfter(now)) {
            return usual;
        }
        return now.plus(Duration.between(now, ends).dividedBy(2));
    }
}
