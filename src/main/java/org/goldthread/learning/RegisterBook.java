package org.goldthread.learning;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.goldthread.people.People;
import org.goldthread.people.PersonView;
import org.goldthread.programme.CohortView;
import org.goldthread.programme.Cohorts;
import org.goldthread.programme.SessionView;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** The registers as pages show them. Who may read them is the caller's to decide. */
@Component
@Transactional(readOnly = true)
public class RegisterBook {

    /** One candidate in one register; {@code standing} is null until it is taken. */
    public record Line(
            UUID enrolment,
            String name,
            String number,
            @Nullable String standing) {}

    /** The register of a session. */
    public record RegisterView(
            SessionView session,
            CohortView cohort,
            Instant dueAt,
            @Nullable Instant takenAt,
            boolean handedOver,
            List<Line> lines) {}

    /** A candidate of a cohort with one word per session, in the sessions' order. */
    public record Row(EnrolmentView enrolment, String name, List<String> standings) {}

    /** Everybody of a cohort and all its sessions; whether a session's register is taken, for those that have one. */
    public record CohortBook(CohortView cohort, List<SessionView> sessions, Map<UUID, Boolean> taken, List<Row> rows) {}

    private final Registers registers;
    private final EnrolmentRepository enrolments;
    private final Attendance attendance;
    private final Cohorts cohorts;
    private final People people;

    RegisterBook(
            Registers registers,
            EnrolmentRepository enrolments,
            Attendance attendance,
            Cohorts cohorts,
            People people) {
        this.registers = registers;
        this.enrolments = enrolments;
        this.attendance = attendance;
        this.cohorts = cohorts;
        this.people = people;
    }

    /** The register of the session; an unknown one is an {@link IllegalArgumentException}. */
    public RegisterView of(UUID sessionId) {
        var session = cohorts.session(sessionId);
        var register = registers.get(sessionId);
        var cohort = cohorts.get(session.cohort());
        return new RegisterView(
                session,
                cohort,
                registers.dueAt(sessionId),
                register.takenAt(),
                register.handedOver(),
                register.taken() ? taken(session) : toTake(cohort.id()));
    }

    private List<Line> toTake(UUID cohort) {
        var candidates = enrolments.findByCohort(cohort).stream()
                .map(Enrolment::view)
                .filter(EnrolmentView::live)
                .filter(candidate -> !candidate.deferred())
                .toList();
        var names = names(candidates);
        return candidates.stream()
                .map(candidate -> line(candidate, names, null))
                .sorted(Comparator.comparing(Line::name))
                .toList();
    }

    private List<Line> taken(SessionView session) {
        var marks = attendance.ofCohort(session.cohort(), null).stream()
                .filter(mark -> mark.session().equals(session.id()))
                .collect(Collectors.toMap(
                        Attendance.Mark::enrolment, mark -> mark.standing().words()));
        var candidates = enrolments.findByCohort(session.cohort()).stream()
                .map(Enrolment::view)
                .toList();
        var names = names(candidates);
        return candidates.stream()
                .map(candidate -> line(candidate, names, marks.get(candidate.id())))
                .sorted(Comparator.comparing(Line::name))
                .toList();
    }

    private static Line line(EnrolmentView candidate, Map<UUID, PersonView> names, @Nullable String standing) {
        return new Line(candidate.id(), name(names, candidate), candidate.number(), standing);
    }

    /** Every candidate of the cohort with every session. */
    public CohortBook cohort(UUID cohortId) {
        var cohort = cohorts.get(cohortId);
        var sessions = cohorts.sessions(cohortId);
        var candidates =
                enrolments.findByCohort(cohortId).stream().map(Enrolment::view).toList();
        var names = names(candidates);
        var marks = attendance.ofCohort(cohortId, null).stream()
                .collect(Collectors.toMap(mark -> mark.enrolment() + " " + mark.session(), mark -> mark.standing()
                        .words()));
        var rows = candidates.stream()
                .map(candidate -> new Row(
                        candidate,
                        name(names, candidate),
                        sessions.stream()
                                .map(session -> marks.getOrDefault(candidate.id() + " " + session.id(), "To come"))
                                .toList()))
                .sorted(Comparator.comparing(Row::name))
                .toList();
        var taken = registers.taken(sessions.stream().map(SessionView::id).toList());
        return new CohortBook(cohort, sessions, taken, rows);
    }

    private Map<UUID, PersonView> names(List<EnrolmentView> candidates) {
        return people.all(candidates.stream().map(EnrolmentView::person).toList());
    }

    private static String name(Map<UUID, PersonView> names, EnrolmentView candidate) {
        var person = names.get(candidate.person());
        return person == null ? candidate.number() : person.name();
    }
}
