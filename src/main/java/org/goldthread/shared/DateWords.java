package org.goldthread.shared;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/** Days and times as people read them, on pages, in letters and on certificates. */
public final class DateWords {

    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("d MMMM uuuu", Locale.UK);
    private static final DateTimeFormatter WEEKDAY = DateTimeFormatter.ofPattern("EEEE d MMMM uuuu", Locale.UK);
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("H:mm", Locale.UK);

    private DateWords() {}

    /** {@code 3 March 2027}. */
    public static String day(LocalDate day) {
        return DAY.format(day);
    }

    /** {@code 3 March 2027}. */
    public static String day(Instant at, ZoneId zone) {
        return day(LocalDate.ofInstant(at, zone));
    }

    /** {@code Wednesday 3 March 2027}. */
    public static String weekday(LocalDate day) {
        return WEEKDAY.format(day);
    }

    /** {@code 14:05}; noon and midnight in words, as numbers mislead there. */
    public static String time(Instant at, ZoneId zone) {
        var time = LocalTime.ofInstant(at, zone);
        return time.equals(LocalTime.NOON) ? "noon" : time.equals(LocalTime.MIDNIGHT) ? "midnight" : time.format(TIME);
    }

    /** {@code 3 March 2027, noon}. */
    public static String moment(Instant at, ZoneId zone) {
        return day(at, zone) + ", " + time(at, zone);
    }

    /** {@code noon on 3 March 2027}. */
    public static String timeOnDay(Instant at, ZoneId zone) {
        return time(at, zone) + " on " + day(at, zone);
    }

    /** The last day on which something can still be done that is due by this time: midnight belongs to the day before it. */
    public static LocalDate lastDay(Instant due, ZoneId zone) {
        return LocalDate.ofInstant(due.minusMillis(1), zone);
    }
}
