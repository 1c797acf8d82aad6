package org.goldthread.learning;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.goldthread.people.People;
import org.goldthread.people.PersonView;
import org.goldthread.programme.Cohorts;
import org.goldthread.programme.SessionView;
import org.goldthread.shared.DateWords;
import org.goldthread.tracking.RecordPart;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** The people beside a candidate, the 18 months, and the dates of the sessions, on the record and the journey page. */
@Component
class EnrolmentPart implements RecordPart {

    private static final int PLACE = 20;
    private final Enrolments enrolments;
    private final People people;
    private final Cohorts cohorts;
    private final Attendance attendance;
    private final CatchUpRepository catchUps;
    private final Clock clock;

    EnrolmentPart(
            Enrolments enrolments,
            People people,
            Cohorts cohorts,
            Attendance attendance,
            CatchUpRepository catchUps,
            Clock clock) {
        this.enrolments = enrolments;
        this.people = people;
        this.cohorts = cohorts;
        this.attendance = attendance;
        this.catchUps = catchUps;
        this.clock = clock;
    }

    @Override
    public int place() {
        return PLACE;
    }

    @Override
    @Transactional(readOnly = true)
    public Optional<Section> about(UUID candidacy, Reader reader) {
        return Optional.ofNullable(enrolments.all(List.of(candidacy)).get(candidacy))
                .map(enrolment -> new Section("People and dates", facts(enrolment)));
    }

    private List<Fact> facts(EnrolmentView enrolment) {
        var known = people.all(List.of(enrolment.sponsor(), enrolment.coach()));
        var facts = new ArrayList<Fact>();
        facts.add(Fact.of("Sponsor", name(known, enrolment.sponsor())));
        facts.add(Fact.of("Coach", name(known, enrolment.coach())));
        facts.add(Fact.of("18 months", day(enrolment.clockStarts()) + " to " + day(enrolment.clockEnds())));
        var standings = attendance.ofCohort(enrolment.cohort(), enrolment.id()).stream()
                .collect(Collectors.toMap(Attendance.Mark::session, Attendance.Mark::standing));
        cohorts.sessions(enrolment.cohort())
                .forEach(session -> facts.add(Fact.of(
                        session.title(),
                        when(session.startsAt()) + "\n" + session.venue()
                                + standing(enrolment, session, standings.get(session.id())))));
        return facts;
    }

    private String standing(EnrolmentView enrolment, SessionView session, Attendance.@Nullable Standing standing) {
        if (standing == null) {
            return "";
        }
        var arranged = standing == Attendance.Standing.CATCH_UP_ARRANGED
                ? catchUps.findByEnrolmentAndState(enrolment.id(), CatchUp.State.ARRANGED).stream()
                        .filter(catchUp -> catchUp.session().equals(session.id()))
                        .map(catchUp -> " for " + DateWords.weekday(catchUp.heldOn()) + ": " + catchUp.place())
                        .findFirst()
                        .orElse("")
                : "";
        return "\n" + standing.words() + arranged;
    }

    private static String name(Map<UUID, PersonView> known, UUID person) {
        var found = known.get(person);
        return found == null ? "Not known" : found.name();
    }

    private String day(Instant at) {
        return DateWords.day(at, clock.getZone());
    }

    private String when(Instant at) {
        var zone = clock.getZone();
        return DateWords.weekday(LocalDate.ofInstant(at, zone)) + ", " + DateWords.time(at, zone);
    }
}
