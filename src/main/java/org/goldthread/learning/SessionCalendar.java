package org.goldthread.learning;

import org.goldthread.programme.Cohorts;
import org.goldthread.programme.SessionView;
import org.goldthread.shared.Refusal;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** Follows the dates of the cohorts' sessions. */
@Component
class SessionCalendar {

    private final Cohorts cohorts;
    private final Registers registers;
    private final Enrolments enrolments;
    private final SessionLetters letters;

    SessionCalendar(Cohorts cohorts, Registers registers, Enrolments enrolments, SessionLetters letters) {
        this.cohorts = cohorts;
        this.registers = registers;
        this.enrolments = enrolments;
        this.letters = letters;
    }

    @EventListener
    void dated(Cohorts.SessionDated dated) {
        registers.lay(cohorts.session(dated.session()));
    }

    @EventListener
    void moved(Cohorts.SessionMoved moved) {
        var session = cohorts.session(moved.before().id());
        registers.lay(session);
        var onAnotherDate = !session.startsAt().equals(moved.before().startsAt());
        if (onAnotherDate && registers.get(session.id()).taken()) {
            throw new Refusal("startsOn", "The register of this session is taken, so its date stays.");
        }
        registers.moved(session);
        if (session.kind() == SessionView.Kind.INDUCTION) {
            enrolments.inductionMoved(session.cohort(), session.startsAt());
        }
        letters.moved(moved.before(), moved.endedAt(), session, registers.expected(session.id()));
    }
}
