package org.goldthread.programme;

import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import org.goldthread.programme.SessionView.Kind;
import org.goldthread.shared.DateWords;
import org.goldthread.shared.Refusal;

/** Where a session may be moved to: the induction is the first of its cohort, and the last one is within reach of it. */
final class SessionOrder {

    private SessionOrder() {}

    /** Refuses a start that makes no sense beside the cohort's other sessions. */
    static void guard(SessionView moved, Instant start, List<SessionView> all, SchoolCalendar calendar) {
        if (moved.kind() == Kind.INDUCTION) {
            all.stream()
                    .filter(other -> other.kind() != Kind.INDUCTION)
                    .min(Comparator.comparing(SessionView::startsAt))
                    .filter(next -> !start.isBefore(next.startsAt()))
                    .ifPresent(next -> {
                        throw new Refusal(
                                "startsOn",
                                "The induction comes first, but " + next.title() + " is on " + day(next, calendar)
                                        + ". Move that one first, or enter an earlier day.");
                    });
            return;
        }
        all.stream().filter(other -> other.kind() == Kind.INDUCTION).findFirst().ifPresent(induction -> {
            if (!start.isAfter(induction.startsAt())) {
                throw new Refusal(
                        "startsOn", "Enter a day after the induction, which is on " + day(induction, calendar) + ".");
            }
            if (start.isAfter(induction.startsAt().plus(Duration.ofDays(DeliveryPlans.LAST_DAY + 1L)))) {
                throw new Refusal(
                        "startsOn",
                        "Enter a day at most " + DeliveryPlans.LAST_DAY + " days after the induction, which is on "
                                + day(induction, calendar) + ".");
            }
        });
    }

    private static String day(SessionView session, SchoolCalendar calendar) {
        return DateWords.day(calendar.day(session.startsAt()));
    }
}
