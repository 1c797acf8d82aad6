package org.goldthread.project;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import org.goldthread.programme.SchoolCalendar;

/**
 * When the two reviews can be held and when they close. The second opens before the terms are over and closes with them:
 * the windows a candidate can choose close after that day, so a late review never takes time from a submission.
 */
record TermDates(Instant oneOpens, Instant oneCloses, Instant twoOpens, Instant twoCloses) {

    private static final LocalTime MORNING = LocalTime.of(8, 0);
    private static final int WEEKS_FOR_REVIEW_ONE = 4;
    private static final int WEEKS_FOR_REVIEW_TWO = 2;

    static TermDates of(Project.Terms terms, int weeks, SchoolCalendar calendar, ZoneId zone) {
        var oneCloses = calendar.afterSchoolWeeks(terms.termOneEndsOn(), WEEKS_FOR_REVIEW_ONE);
        var twoOpens = secondReview(terms, weeks, calendar);
        return new TermDates(
                morning(terms.termOneEndsOn(), zone),
                morning(oneCloses, zone),
                morning(twoOpens, zone),
                morning(terms.endOn(), zone));
    }

    /** Two school weeks before the terms end; where the end was moved, two weeks before it. */
    private static LocalDate secondReview(Project.Terms terms, int weeks, SchoolCalendar calendar) {
        if (calendar.afterSchoolWeeks(terms.startsOn(), weeks).equals(terms.endOn())) {
            return calendar.afterSchoolWeeks(terms.startsOn(), weeks - WEEKS_FOR_REVIEW_TWO);
        }
        var before = terms.endOn().minusWeeks(WEEKS_FOR_REVIEW_TWO);
        return before.isAfter(terms.termOneEndsOn()) ? before : terms.termOneEndsOn();
    }

    private static Instant morning(LocalDate day, ZoneId zone) {
        return day.atTime(MORNING).atZone(zone).toInstant();
    }
}
