package org.goldthread.programme;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.temporal.TemporalAdjusters;
import java.util.List;
import java.util.Set;
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
