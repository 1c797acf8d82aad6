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
import org.goldthread.people.PersonView;
import org.goldthread.shared.DateWords;
import org.goldthread.shared.Role;
import org.springframework.stereotype.Component;

/** What people are told by mail while a candidate learns. */
@Component
class LearningLetters {

    private final Outbox outbox;
    private final People people;
    private final Clock clock;

    LearningLetters(Outbox outbox, People people, Clock clock) {
        this.outbox = outbox;
        this.people = people;
        this.clock = clock;
    }

    static String day(LocalDate day) {
        return DateWords.day(day);
    }

    String day(Instant instant) {
        return day(instant.atZone(clock.getZone()).toLocalDate());
    }

    void withdrawn(EnrolmentView enrolment, String reason) {
        post("candidate-withdrawn", enrolment, everybody(enrolment), Map.of("reason", reason), "");
    }

    void lapsed(EnrolmentView enrolment, String reason) {
        var to = everybody(enrolment);
        to.addAll(coordinators(enrolment));
        post("candidate-lapsed", enrolment, to, Map.of("reason", reason), "");
    }

    void failed(EnrolmentView enrolment, String reason) {
        post("candidate-failed", enrolment, Set.of(enrolment.person()), Map.of("reason", reason), "");
    }

    void clockWarning(EnrolmentView enrolment) {
        var to = candidateAndSchool(enrolment);
        to.addAll(coordinators(enrolment));
        post("clock-warning", enrolment, to, Map.of("ends", day(enrolment.clockEnds())), day(enrolment.clockEnds()));
    }

    void extended(EnrolmentView enrolment, String reason) {
        var to = candidateAndSchool(enrolment);
        to.addAll(coordinators(enrolment));
        var ends = day(enrolment.clockEnds());
        post("clock-extended", enrolment, to, Map.of("ends", ends, "reason", reason), ends);
    }

    void extensionRefused(EnrolmentView enrolment, String reason, String once) {
        var to = candidateAndSchool(enrolment);
        post("clock-not-extended", enrolment, to, Map.of("ends", day(enrolment.clockEnds()), "reason", reason), once);
    }

    void deferred(EnrolmentView enrolment, Instant at) {
        post("place-on-hold", enrolment, everybody(enrolment), Map.of("day", day(at)), at.toString());
    }

    void resumed(EnrolmentView enrolment, Instant at) {
        var ends = Map.of("ends", day(enrolment.clockEnds()));
        post("place-goes-on", enrolment, everybody(enrolment), ends, at.toString());
    }

    private Set<UUID> everybody(EnrolmentView enrolment) {
        var to = candidateAndSchool(enrolment);
        to.add(enrolment.coach());
        return to;
    }

    /** Somebody else is the sponsor or the coach: the candidate, who it was and who it is. */
    void personChanged(EnrolmentView enrolment, String role, UUID before, UUID now, Instant at) {
        if (before.equals(now)) {
            return;
        }
        var names = people.all(List.of(before, now));
        var values = Map.of(
                "role", role,
                "before", Objects.requireNonNull(names.get(before)).name(),
                "now", Objects.requireNonNull(names.get(now)).name());
        var to = new LinkedHashSet<>(List.of(enrolment.person(), before, now));
        post("school-person-changed", enrolment, to, values, role + ":" + at);
    }

    void missed(EnrolmentView enrolment, String session, String which) {
        post("session-missed", enrolment, Set.of(enrolment.person()), Map.of("session", session), which);
    }

    void catchUpArranged(EnrolmentView enrolment, String session, LocalDate day, String place, UUID catchUp) {
        post(
                "catch-up-arranged",
                enrolment,
                Set.of(enrolment.person()),
                Map.of("session", session, "day", day(day), "place", place),
                catchUp.toString());
    }

    void catchUpExcused(EnrolmentView enrolment, String session, String reason, UUID catchUp) {
        post(
                "catch-up-excused",
                enrolment,
                Set.of(enrolment.person()),
                Map.of("session", session, "reason", reason),
                catchUp.toString());
    }

    void catchUpMissed(EnrolmentView enrolment, String session, LocalDate day, UUID catchUp) {
        post(
                "catch-up-missed",
                enrolment,
                Set.of(enrolment.person()),
                Map.of("session", session, "day", day(day)),
                catchUp.toString());
    }

    void registerPutRight(EnrolmentView enrolment, String session, UUID sessionId, Instant at) {
        var which = sessionId + ":" + at;
        post("register-put-right", enrolment, Set.of(enrolment.person()), Map.of("session", session), which);
    }

    void diagnosticReviewed(EnrolmentView enrolment, String priorities) {
        post("diagnostic-reviewed", enrolment, Set.of(enrolment.person()), Map.of("priorities", priorities), "");
    }

    private Set<UUID> candidateAndSchool(EnrolmentView enrolment) {
        var to = new LinkedHashSet<UUID>();
        to.add(enrolment.person());
        to.add(enrolment.sponsor());
        return to;
    }

    private Set<UUID> coordinators(EnrolmentView enrolment) {
        var to = new LinkedHashSet<UUID>();
        people.withRole(Role.COORDINATOR, enrolment.partner()).stream()
                .map(PersonView::id)
                .forEach(to::add);
        return to;
    }

    private void post(
            String template, EnrolmentView enrolment, Set<UUID> to, Map<String, String> values, String which) {
        var all = new HashMap<>(values);
        var whom = new LinkedHashSet<>(to);
        whom.add(enrolment.person());
        var known = people.all(whom);
        all.put(
                "candidate",
                Objects.requireNonNull(known.get(enrolment.person())).name());
        for (var id : to) {
            var person = Objects.requireNonNull(known.get(id));
            all.put("name", person.givenName());
            var once = template + ":" + enrolment.id() + ":" + which + ":" + person.id();
            outbox.post(new Letter(person.email(), template, Map.copyOf(all), once, enrolment.id()));
        }
    }
}
