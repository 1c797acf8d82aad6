package org.goldthread.learning;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.goldthread.messages.Letter;
import org.goldthread.messages.Outbox;
import org.goldthread.people.People;
import org.goldthread.programme.Cohorts;
import org.goldthread.programme.SessionView;
import org.goldthread.shared.DateWords;
import org.springframework.stereotype.Component;

/** What people are told by mail when a session they come to is held at another time or place, or by somebody else. */
@Component
class SessionLetters {

    private final Outbox outbox;
    private final People people;
    private final Cohorts cohorts;
    private final Clock clock;

    SessionLetters(Outbox outbox, People people, Cohorts cohorts, Clock clock) {
        this.outbox = outbox;
        this.people = people;
        this.cohorts = cohorts;
        this.clock = clock;
    }

    /** A session that is over before and after the change is of no more interest to anybody who would come. */
    void moved(SessionView before, Instant endedAt, SessionView session, List<EnrolmentView> expected) {
        var now = clock.instant();
        if (!before.startsAt().isAfter(now) && !session.startsAt().isAfter(now)) {
            return;
        }
        var ends = cohorts.sessionEnds(session.id());
        var elsewhere = !session.startsAt().equals(before.startsAt())
                || !ends.equals(endedAt)
                || !session.venue().equals(before.venue());
        var values = values(session, ends);
        if (elsewhere) {
            post("session-moved", session, whoComes(session, expected), values);
        }
        if (elsewhere || !Objects.equals(before.facilitator(), session.facilitator())) {
            post("session-facilitator", session, facilitators(before, session), values);
        }
    }

    private Map<String, String> values(SessionView session, Instant ends) {
        var zone = clock.getZone();
        var facilitator = session.facilitator();
        return Map.of(
                "session", session.title(),
                "cohort", cohorts.get(session.cohort()).name(),
                "day", DateWords.weekday(LocalDate.ofInstant(session.startsAt(), zone)),
                "from", DateWords.time(session.startsAt(), zone),
                "to", DateWords.time(ends, zone),
                "venue", session.venue(),
                "facilitator",
                        facilitator == null
                                ? "not named yet"
                                : people.get(facilitator).name());
    }

    private static Set<UUID> whoComes(SessionView session, List<EnrolmentView> expected) {
        var to = new LinkedHashSet<UUID>();
        expected.forEach(enrolment -> {
            to.add(enrolment.person());
            if (session.kind() == SessionView.Kind.INDUCTION) {
                to.add(enrolment.coach());
            }
        });
        return to;
    }

    private static Set<UUID> facilitators(SessionView... sessions) {
        var to = new LinkedHashSet<UUID>();
        for (SessionView session : sessions) {
            if (session.facilitator() != null) {
                to.add(session.facilitator());
            }
        }
        return to;
    }

    private void post(String template, SessionView session, Set<UUID> to, Map<String, String> values) {
        var change = template + ":" + session.id() + ":" + cohorts.sessionVersion(session.id()) + ":";
        for (var person : people.all(to).values()) {
            var all = new HashMap<>(values);
            all.put("name", person.givenName());
            outbox.post(new Letter(person.email(), template, Map.copyOf(all), change + person.id(), null));
        }
    }
}
