package org.goldthread.learning;

import java.util.UUID;
import org.goldthread.engine.Outcome;
import org.goldthread.engine.Step;
import org.goldthread.programme.SessionView;
import org.springframework.stereotype.Component;

/** Looks whether every face-to-face day was attended, caught up or excused. */
@Component
class LookForDays implements Step {

    private final Enrolments enrolments;
    private final Registers registers;
    private final Attendance attendance;

    LookForDays(Enrolments enrolments, Registers registers, Attendance attendance) {
        this.enrolments = enrolments;
        this.registers = registers;
        this.attendance = attendance;
    }

    @Override
    public Outcome run(UUID key) {
        var enrolment = enrolments.get(key);
        registers.layAll(enrolment.cohort());
        return Outcome.of(
                switch (attendance.look(enrolment, SessionView.Kind.DAY)) {
                    case MISSED -> "missed";
                    case SETTLED -> "complete";
                    case OPEN -> "open";
                });
    }
}
