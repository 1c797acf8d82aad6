package org.goldthread.learning;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.goldthread.people.People;
import org.goldthread.people.PersonView;
import org.goldthread.programme.Cohorts;
import org.goldthread.shared.DateWords;
import org.goldthread.tracking.RecordPart;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** The people beside a candidate, the 18 months, and the dates of the sessions, on the record and the journey page. */
@Component
class EnrolmentPart implements RecordPart {

    private static final int PLACE = 20;
    private final Enrolments enrolments;
    private final People people;
    private final Cohorts cohorts;
    private final Clock clock;

    EnrolmentPart(Enrolments enrolments, People people, Cohorts cohorts, Clock clock) {
        this.enrolments = enrolments;
        this.people = people;
        this.cohorts = cohorts;
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
        cohorts.sessions(enrolment.cohort())
                .forEach(session ->
                        facts.add(Fact.of(session.title(), when(session.startsAt()) + "\n" + session.venue())));
        return facts;
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
