package org.goldthread.learning;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.goldthread.engine.Journeys;
import org.goldthread.programme.Cohorts;
import org.goldthread.programme.SessionView;
import org.goldthread.shared.AuditTrail;
import org.goldthread.shared.AuditTrail.Happening;
import org.goldthread.shared.Refusal;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** The registers of the sessions, from the day a session gets its date. */
@Component
@Transactional
class Registers {

    static final String PROCESS = "session";

    private static final Duration TO_TAKE = Duration.ofDays(2);

    private final RegisterRepository registers;
    private final Enrolments enrolments;
    private final Cohorts cohorts;
    private final Journeys journeys;
    private final LearningLetters letters;
    private final AuditTrail audit;
    private final JdbcClient database;
    private final Clock clock;

    Registers(
            RegisterRepository registers,
            Enrolments enrolments,
            Cohorts cohorts,
            Journeys journeys,
            LearningLetters letters,
            AuditTrail audit,
            JdbcClient database,
            Clock clock) {
        this.registers = registers;
        this.enrolments = enrolments;
        this.cohorts = cohorts;
        this.journeys = journeys;
        this.letters = letters;
        this.audit = audit;
        this.database = database;
        this.clock = clock;
    }

    /** Lays the register of a dated session and sets its process going; doing it again changes nothing. */
    void lay(SessionView session) {
        var laid = database.sql("""
                        insert into register (session, version, cohort, kind)
                        values (:session, 0, :cohort, :kind) on conflict (session) do nothing
                        """)
                .param("session", session.id())
                .param("cohort", session.cohort())
                .param("kind", session.kind().name())
                .update();
        if (laid == 1) {
            journeys.start(PROCESS, session.id(), Map.of("sessionStarts", session.startsAt()));
        }
    }

    /** Lays what is missing of the cohort's registers, so that nobody waits for one that nobody is asked for. */
    void layAll(UUID cohort) {
        cohorts.sessions(cohort).forEach(this::lay);
    }

    /** The session is at another time, or somebody else's. */
    void moved(SessionView session) {
        journeys.moveTimer(session.id(), "session-starts", "sessionStarts", session.startsAt());
        journeys.moveTimer(session.id(), "register-overdue", "registerDue", due(session));
        journeys.refreshTask(session.id(), "take-register");
    }

    Register get(UUID session) {
        return registers.findById(session).orElseThrow(() -> new IllegalArgumentException("No register " + session));
    }

    /** Whether they are taken, by session; sessions that have no register are left out. */
    @Transactional(readOnly = true)
    Map<UUID, Boolean> taken(Collection<UUID> sessions) {
        return registers.findAllById(sessions).stream().collect(Collectors.toMap(Register::session, Register::taken));
    }

    /** When the register is due: two days after the start; once it has been handed over, two days after that. */
    @Transactional(readOnly = true)
    Instant dueAt(UUID session) {
        var register = get(session);
        var first = due(cohorts.session(session));
        if (!register.handedOver()) {
            return first;
        }
        var second = register.handedOverAt().plus(TO_TAKE);
        return second.isAfter(first) ? second : first;
    }

    static Instant due(SessionView session) {
        return session.startsAt().plus(TO_TAKE);
    }

    void handOver(UUID session) {
        var register = get(session);
        register.handOver(clock.instant());
        registers.flush();
        audit.record(new Happening("session", session, null, null, "The register went over to the coordinator", null));
        journeys.refreshTask(session, "take-register");
    }

    /** The candidates who are asked for at the session. */
    @Transactional(readOnly = true)
    List<EnrolmentView> expected(UUID session) {
        return enrolments.live(cohorts.session(session).cohort()).stream()
                .filter(enrolment -> !enrolment.deferred())
                .toList();
    }

    void take(UUID session, Map<UUID, Boolean> marks, UUID actor) {
        var dated = cohorts.session(session);
        if (dated.startsAt().isAfter(clock.instant())) {
            throw new Refusal("This session has not started yet. Take the register when it has.");
        }
        var expected = expected(session);
        for (EnrolmentView candidate : expected) {
            if (candidate.person().equals(actor)) {
                throw new Refusal("You are a candidate of this cohort yourself, so somebody else takes its register.");
            }
            if (!marks.containsKey(candidate.id())) {
                throw new Refusal(
                        "candidate-" + candidate.id(), "Say for every candidate whether they attended or missed.");
            }
        }
        var kept = new HashMap<>(marks);
        kept.keySet().retainAll(expected.stream().map(EnrolmentView::id).toList());
        get(session).take(kept, actor, clock.instant());
        audit.record(new Happening("session", session, null, actor, "Took the register", null));
        for (EnrolmentView candidate : expected) {
            note(dated, candidate, Boolean.TRUE.equals(kept.get(candidate.id())), actor);
        }
    }

    private void note(SessionView session, EnrolmentView candidate, boolean present, UUID actor) {
        var what = (present ? "Attended " : "Missed ") + session.title();
        audit.record(Happening.ofCandidacy(candidate.id(), actor, what, null));
        // The final twilight is an offer: missing it needs no catch-up.
        if (!present && session.kind() != SessionView.Kind.FINAL_TWILIGHT) {
            letters.missed(candidate, session.title(), session.id().toString());
        }
    }

    /** Tells everybody of the cohort whose journey waits for a register. */
    void publish(UUID session) {
        var waiting = expected(session).stream().map(EnrolmentView::id).toList();
        journeys.tellEach("register-taken", waiting);
    }
}
