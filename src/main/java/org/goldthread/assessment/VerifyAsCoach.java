package org.goldthread.assessment;

import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.goldthread.engine.HumanTask;
import org.goldthread.engine.Outcome;
import org.goldthread.engine.Owner;
import org.goldthread.engine.TaskContext;
import org.goldthread.learning.Enrolments;
import org.springframework.stereotype.Component;

/** The coach vouches for the files, with further evidence if any, or returns them. */
@Component
class VerifyAsCoach implements HumanTask<Verifying.Word> {

    private final Verifying verifying;
    private final Enrolments enrolments;

    VerifyAsCoach(Verifying verifying, Enrolments enrolments) {
        this.verifying = verifying;
        this.enrolments = enrolments;
    }

    @Override
    public Owner owner(TaskContext task) {
        return Owner.person(enrolments.get(task.key()).coach());
    }

    @Override
    public Instant dueAt(TaskContext task) {
        return verifying.dueAt(task);
    }

    @Override
    public String about(TaskContext task) {
        return verifying.about(task);
    }

    @Override
    public Optional<String> page(TaskContext task) {
        return Optional.of(Verifying.page(task));
    }

    @Override
    public Map<String, Object> prepare(TaskContext task) {
        return verifying.prepare(task);
    }

    @Override
    public void guard(TaskContext task) {
        verifying.guard(task, Verification.Role.COACH);
    }

    @Override
    public Outcome complete(TaskContext task, Verifying.Word form) {
        return verifying.complete(task, Verification.Role.COACH, form);
    }
}
