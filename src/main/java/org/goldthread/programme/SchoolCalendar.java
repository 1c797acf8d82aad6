package org.goldthread.programme;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import org.goldthread.programme.CalendarDays.Span;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Counts in school weeks and working days. Days are those of London; bank holidays are not working days. */
@Component
public class SchoolCalendar {

    private final JdbcClient database;
    private final ZoneId zone;

    SchoolCalendar(JdbcClient database, @Value("${goldthread.zone}") ZoneId zone) {
        this.database = database;
        this.zone = zone;
    }

    /**
     * The day on which {@code weeks} school weeks of the default calendar have passed since {@code start}: the same weekday
     * in the week reached. A school week is a calendar week with at least one school day (src/docs/domain.md).
     */
    public LocalDate afterSchoolWeeks(LocalDate start, int weeks) {
        return days().afterSchoolWeeks(start, weeks);
    }

    /**
     * The latest start from which {@code weeks} school weeks of the default calendar are over before the day; empty if none
     * is found in the terms entered.
     */
    public Optional<LocalDate> latestStart(int weeks, LocalDate before) {
        return days().latestStart(weeks, before);
    }

    /** The working day {@code days} after the given day. */
    public LocalDate afterWorkingDays(LocalDate day, int days) {
        return days().afterWorkingDays(day, days);
    }

    /** Whether schools are open on the day. */
    public boolean isSchoolDay(LocalDate day) {
        return days().isSchoolDay(day);
    }

    /** Noon in London on the day, winter or summer. */
    public Instant noon(LocalDate day) {
        return at(day, LocalTime.NOON);
    }

    /** A time of day in London, winter or summer. */
    public Instant at(LocalDate day, LocalTime time) {
        return day.atTime(time).atZone(zone).toInstant();
    }

    /** The day in London on which the instant falls. */
    public LocalDate day(Instant instant) {
        return LocalDate.ofInstant(instant, zone);
    }

    /** The time of day in London at the instant. */
    public LocalTime time(Instant instant) {
        return LocalTime.ofInstant(instant, zone);
    }

    /** The whole calendar in one read. */
    CalendarDays days() {
        var terms = new ArrayList<Span>();
        var breaks = new ArrayList<Span>();
        Set<LocalDate> holidays = new HashSet<>();
        database.sql("""
                        select 'term' as kind, starts_on, ends_on from school_term
                        union all select 'break', starts_on, ends_on from school_break
                        union all select 'holiday', day, day from bank_holiday
                        """).query(row -> {
            var span = new Span(row.getObject("starts_on", LocalDate.class), row.getObject("ends_on", LocalDate.class));
            switch (row.getString("kind")) {
                case "term" -> terms.add(span);
                case "break" -> breaks.add(span);
                default -> holidays.add(span.first());
            }
        });
        return new CalendarDays(terms, breaks, holidays);
    }
}
