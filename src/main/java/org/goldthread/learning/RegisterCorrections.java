package org.goldthread.learning;

import java.time.Clock;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.goldthread.engine.Journeys;
import org.goldthread.programme.Cohorts;
import org.goldthread.programme.SessionView;
import org.goldthread.programme.SessionView.Kind;
import org.goldthread.shared.AuditTrail;
import org.goldthread.shared.AuditTrail.Happening;
import org.goldthread.shared.Refusal;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Puts a saved register right, with a reason; catch-ups follow: one that is not needed goes, one that is needed is asked for. */
@Component
@Transactional
public class RegisterCorrections {

    private static final String LOOK = "merge-look";
    private static final int LONGEST_REASON = 1000;

    private final Registers registers;
    private final RegisterRepository rows;
    private final CatchUpRepository catchUps;
    private final Enrolments enrolments;
    private final Cohorts cohorts;
    private final Journeys journeys;
    private final LearningLetters letters;
    private final AuditTrail audit;
    private final Clock clock;

    RegisterCorrections(
            Registers registers,
            RegisterRepository rows,
            CatchUpRepository catchUps,
            Enrolments enrolments,
            Cohorts cohorts,
            Journeys journeys,
            LearningLetters letters,
            AuditTrail audit,
            Clock clock) {
        this.registers = registers;
        this.rows = rows;
        this.catchUps = catchUps;
        this.enrolments = enrolments;
        this.cohorts = cohorts;
        this.journeys = journeys;
        this.letters = letters;
        this.audit = audit;
        this.clock = clock;
    }

    /** Who is marked as having been there, as the register stands; empty while it is not taken. */
    @Transactional(readOnly = true)
    public Map<UUID, Boolean> marks(UUID session) {
        return registers.get(session).attendance();
    }

    /**
     * Changes the marks that differ from those given.
     *
     * @return how many were changed
     * @throws Refusal if the register is not taken, no reason is given, nothing differs, or a candidate has gone on too far
     *     to have missed the session
     */
    public int correct(UUID session, Map<UUID, Boolean> marks, String reason, UUID actor) {
        if (reason.isBlank() || reason.length() > LONGEST_REASON) {
            throw new Refusal("reason", "Say why the register is put right, in up to 1,000 characters.");
        }
        var register = registers.get(session);
        var changed = new HashMap<UUID, Boolean>();
        register.attendance().forEach((enrolment, present) -> {
            var now = marks.getOrDefault(enrolment, present);
            if (!now.equals(present)) {
                changed.put(enrolment, now);
            }
        });
        register.correct(changed);
        if (changed.isEmpty()) {
            throw new Refusal("Nothing differs from the saved register.");
        }
        rows.flush();
        var dated = cohorts.session(session);
        audit.record(new Happening("session", session, null, actor, "Put the register right", reason));
        changed.forEach((enrolment, present) -> follow(dated, enrolment, present, reason, actor));
        return changed.size();
    }

    private void follow(SessionView session, UUID id, boolean present, String reason, UUID actor) {
        var what = "Register put right: " + (present ? "attended " : "missed ") + session.title();
        audit.record(Happening.ofCandidacy(id, actor, what, reason));
        var enrolment = enrolments.get(id);
        if (enrolment.person().equals(actor)) {
            throw new Refusal("candidate-" + id, "You cannot put your own attendance right.");
        }
        if (session.kind() == Kind.FINAL_TWILIGHT || !enrolment.live()) {
            return;
        }
        if (present) {
            wasThere(session, id, reason, actor);
        } else {
            wasMissing(session, enrolment);
        }
    }

    private void wasThere(SessionView session, UUID id, String reason, UUID actor) {
        catchUps.findByEnrolmentAndState(id, CatchUp.State.ARRANGED).stream()
                .filter(catchUp -> catchUp.session().equals(session.id()))
                .forEach(catchUp -> catchUp.notNeeded(reason, actor, clock.instant()));
        catchUps.flush();
        letters.registerPutRight(enrolments.get(id), session.title(), session.id(), clock.instant());
        var process = process(session);
        if (!journeys.takeBack(process, id, "arrange-catch-up", LOOK)) {
            journeys.takeBack(process, id, "confirm-catch-up", LOOK);
        }
    }

    private void wasMissing(SessionView session, EnrolmentView enrolment) {
        var process = process(session);
        var looksAgain = journeys.takeBack(process, enrolment.id(), "arrange-catch-up", LOOK)
                || journeys.isOpen(process, enrolment.id(), "confirm-catch-up")
                || (journeys.isRunning(process, enrolment.id())
                        && journeys.tellIfWaiting("register-taken", enrolment.id()));
        if (!looksAgain) {
            throw new Refusal(
                    "candidate-" + enrolment.id(),
                    "%s has gone on from here, so this can no longer become missed."
                            .formatted(enrolments.candidateName(enrolment.id())));
        }
        letters.missed(enrolment, session.title(), session.id() + ":" + clock.instant());
    }

    private static String process(SessionView session) {
        return session.kind() == Kind.INDUCTION ? "induction" : "taught-programme";
    }
}
