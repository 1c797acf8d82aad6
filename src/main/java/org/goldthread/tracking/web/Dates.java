package org.goldthread.tracking.web;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.temporal.ChronoUnit;
import org.goldthread.shared.DateWords;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Times as pages show them, in the programme's zone: {@code ${@dates.day(at)}}. */
@Component("dates")
public class Dates {

    private final Clock clock;

    Dates(Clock clock) {
        this.clock = clock;
    }

    /** {@code 3 March 2027}; nothing for no time. */
    public String day(@Nullable Instant at) {
        return at == null ? "" : DateWords.day(at, clock.getZone());
    }

    /** {@code 3 March 2027}; nothing for no day. */
    public String day(@Nullable LocalDate day) {
        return day == null ? "" : DateWords.day(day);
    }

    /** {@code 3 March 2027, 14:05}; noon and midnight in words, as numbers mislead there. */
    public String moment(@Nullable Instant at) {
        return at == null ? "" : DateWords.moment(at, clock.getZone());
    }

    /** A time something has to be done by: {@code 3 March 2027, noon}; midnight is the end of the day before it. */
    public String by(@Nullable Instant at) {
        return at == null || !isMidnight(at) ? moment(at) : "the end of " + byDay(at);
    }

    /** The last day on which something can still be done that is due by this time. */
    public String byDay(@Nullable Instant at) {
        return at == null ? "" : DateWords.day(lastDay(at));
    }

    /** Whether the time has passed. */
    public boolean past(@Nullable Instant at) {
        return at != null && at.isBefore(clock.instant());
    }

    /** How many days ago: {@code today}, {@code 1 day}, {@code 9 days}. */
    public String since(Instant at) {
        return days(Math.max(0, ChronoUnit.DAYS.between(local(at).toLocalDate(), LocalDate.now(clock))));
    }

    /** A due time seen from today: {@code due today}, {@code due in 3 days}, {@code 2 days overdue}. */
    public String due(Instant at) {
        var left = ChronoUnit.DAYS.between(LocalDate.now(clock), lastDay(at));
        if (past(at)) {
            return left == 0 ? "overdue since today" : days(-left) + " overdue";
        }
        return left == 0 ? "due today" : "due in " + days(left);
    }

    private static String days(long days) {
        return days == 0 ? "today" : days == 1 ? "1 day" : days + " days";
    }

    private LocalDate lastDay(Instant at) {
        return DateWords.lastDay(at, clock.getZone());
    }

    private boolean isMidnight(Instant at) {
        return local(at).toLocalTime().equals(LocalTime.MIDNIGHT);
    }

    private LocalDateTime local(Instant at) {
        return LocalDateTime.ofInstant(at, clock.getZone());
    }
}
