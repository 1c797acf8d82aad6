package org.goldthread.assessment;

import org.goldthread.engine.Owner;
import org.goldthread.engine.TaskContext;
import org.goldthread.learning.Enrolments;
import org.goldthread.programme.LateDecider;
import org.goldthread.programme.Windows;
import org.goldthread.shared.Refusal;
import org.goldthread.shared.Role;
import org.springframework.stereotype.Component;

/** Who decides about late work: the coordinator of the candidate's partner, or the lead alone where the window says so. */
@Component
class LateOwner {

    private final Enrolments enrolments;
    private final Windows windows;

    LateOwner(Enrolments enrolments, Windows windows) {
        this.enrolments = enrolments;
        this.windows = windows;
    }

    Owner of(Submission submission) {
        if (windows.get(submission.window()).late() == LateDecider.LEAD) {
            return Owner.group(Role.LEAD);
        }
        return Owner.group(
                Role.COORDINATOR, enrolments.get(submission.enrolment()).partner());
    }

    /** Nobody decides about their own work, or as the one who vouches for it. */
    void refuseInterested(TaskContext task) {
        var enrolment = enrolments.get(task.key());
        var actor = task.actor();
        if (actor.equals(enrolment.person()) || actor.equals(enrolment.sponsor()) || actor.equals(enrolment.coach())) {
            throw new Refusal("Somebody who is neither the candidate nor their sponsor or coach decides this.");
        }
    }
}
