package org.goldthread.programme;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.goldthread.programme.PlanView.PlannedSession;

/** Lays a delivery plan on the calendar: each session on its day, or the next school day, or else working day. */
final class SessionDates {

    private static final int FARTHEST_SCHOOL_DAY = 28;

    private SessionDates() {}

    /** A planned session and its day. */
    record Dated(PlannedSession session, LocalDate day) {}

    static List<Dated> of(PlanView plan, LocalDate induction, CalendarDays days) {
        var dated = new ArrayList<Dated>();
        var earliest = LocalDate.MIN;
        for (PlannedSession session : plan.sessions()) {
            var wanted = induction.plusDays(session.offsetDays());
            // The induction stays on the day it was asked for; holidays push later sessions on, never onto each other.
            var day = session.kind() == SessionView.Kind.INDUCTION
                    ? wanted
                    : open(wanted.isBefore(earliest) ? earliest : wanted, days);
            dated.add(new Dated(session, day));
            earliest = day.plusDays(1);
        }
        return dated;
    }

    private static LocalDate open(LocalDate wanted, CalendarDays days) {
        return wanted.datesUntil(wanted.plusDays(FARTHEST_SCHOOL_DAY))
                .filter(days::isSchoolDay)
                .findFirst()
                .orElseGet(() -> days.workingDayOnOrAfter(wanted));
    }
}
