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
        var marks = attendance.look(enrolment, SessionView.Kind.DAY);
        if (marks.stream().anyMatch(mark -> mark.standing() == Attendance.Standing.MISSED)) {
            return Outcome.of("missed");
        }
        var settled = !marks.isEmpty()
                && marks.stream().allMatch(mark -> mark.standing().settled());
        return Outcome.of(settled ? "complete" : "open");
    }
}
