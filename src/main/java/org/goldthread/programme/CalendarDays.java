package org.goldthread.programme;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.temporal.TemporalAdjusters;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.goldthread.shared.DateWords;
import org.goldthread.shared.Refusal;

/**
 * The rules of counting days, over one calendar.
 *
 * @param terms first to last day of each school term
 * @param breaks days inside terms without school
 * @param bankHolidays days nobody works
 */
record CalendarDays(List<Span> terms, List<Span> breaks, Set<LocalDate> bankHolidays) {

    /** How many days back a start is looked for: holidays make 24 school weeks longer, but not by a year. */
    private static final int FARTHEST_START = 365;

    /** Days from the first to the last, both included. */
    record Span(LocalDate first, LocalDate last) {

        boolean holds(LocalDate day) {
            return !day.isBefore(first) && !day.isAfter(last);
        }
    }

    boolean isWorkingDay(LocalDate day) {
        return day.getDayOfWeek().compareTo(DayOfWeek.FRIDAY) <= 0 && !bankHolidays.contains(day);
    }

    boolean isSchoolDay(LocalDate day) {
        return isWorkingDay(day)
                && terms.stream().anyMatch(term -> term.holds(day))
                && breaks.stream().noneMatch(pause -> pause.holds(day));
    }

    /** A school week is a calendar week, Monday to Sunday, with at least one school day. */
    boolean isSchoolWeek(LocalDate anyDayOfIt) {
        var monday = monday(anyDayOfIt);
        return monday.datesUntil(monday.plusDays(7)).anyMatch(this::isSchoolDay);
    }

    LocalDate schoolDayOnOrAfter(LocalDate day) {
        var candidate = day;
        while (!isSchoolDay(candidate)) {
            candidate = known(candidate.plusDays(1));
        }
        return candidate;
    }

    /**
     * The same weekday, so many school weeks on. A start outside school counts from the next school day, so that an
     * earlier start never ends later.
     */
    LocalDate afterSchoolWeeks(LocalDate start, int weeks) {
        if (weeks < 0) {
            throw new IllegalArgumentException("Weeks cannot be negative: " + weeks);
        }
        if (weeks == 0) {
            return start;
        }
        var day = schoolDayOnOrAfter(start);
        for (int passed = 0; passed < weeks; ) {
            day = known(day.plusWeeks(1));
            if (isSchoolWeek(day)) {
                passed++;
            }
        }
        return day;
    }

    /** The latest start from which so many school weeks are over before the day; empty if none is found in the terms entered. */
    Optional<LocalDate> latestStart(int weeks, LocalDate before) {
        var latest = before.minusWeeks(weeks);
        return Stream.iterate(latest, day -> day.minusDays(1))
                .limit(FARTHEST_START)
                .filter(start -> isOverBefore(start, weeks, before))
                .findFirst();
    }

    private boolean isOverBefore(LocalDate start, int weeks, LocalDate day) {
        try {
            return afterSchoolWeeks(start, weeks).isBefore(day);
        } catch (Refusal noTermsEntered) {
            return false;
        }
    }

    LocalDate afterWorkingDays(LocalDate start, int days) {
        if (days < 0) {
            throw new IllegalArgumentException("Days cannot be negative: " + days);
        }
        var day = start;
        for (int passed = 0; passed < days; ) {
            day = day.plusDays(1);
            if (isWorkingDay(day)) {
                passed++;
            }
        }
        return day;
    }

    LocalDate workingDayOnOrAfter(LocalDate day) {
        var candidate = day;
        while (!isWorkingDay(candidate)) {
            candidate = candidate.plusDays(1);
        }
        return candidate;
    }

    private LocalDate known(LocalDate day) {
        var last = terms.stream().map(Span::last).max(LocalDate::compareTo).orElse(LocalDate.MIN);
        if (monday(day).isAfter(last)) {
            throw new Refusal("The school terms end "
                    + (last.equals(LocalDate.MIN) ? "before they begin" : "on " + words(last))
                    + ", which is too early for this. Ask the lead provider to add the terms that follow.");
        }
        return day;
    }

    private static LocalDate monday(LocalDate day) {
        return day.with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY));
    }

    private static String words(LocalDate day) {
        return DateWords.day(day);
    }
}
