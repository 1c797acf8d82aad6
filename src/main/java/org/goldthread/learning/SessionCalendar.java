package org.goldthread.learning;

import org.goldthread.programme.Cohorts;
import org.goldthread.programme.SessionView;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** Follows the dates of the cohorts' sessions. */
@Component
class SessionCalendar {

    private final Cohorts cohorts;
    private final Registers registers;
    private final Enrolments enrolments;

    SessionCalendar(Cohorts cohorts, Registers registers, Enrolments enrolments) {
        this.cohorts = cohorts;
        this.registers = registers;
        this.enrolments = enrolments;
    }

    @EventListener
    void dated(Cohorts.SessionDated dated) {
        registers.lay(cohorts.session(dated.session()));
    }

    @EventListener
    void moved(Cohorts.SessionMoved moved) {
        var session = cohorts.session(moved.session());
        registers.lay(session);
        registers.moved(session);
        if (session.kind() == SessionView.Kind.INDUCTION) {
            enrolments.inductionMoved(session.cohort(), session.startsAt());
        }
    }
}
