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

/** The sponsor vouches for the files, with the comments that are one of the required documents, or returns them. */
@Component
class VerifyAsSponsor implements HumanTask<Verifying.Word> {

    private final Verifying verifying;
    private final Enrolments enrolments;

    VerifyAsSponsor(Verifying verifying, Enrolments enrolments) {
        this.verifying = verifying;
        this.enrolments = enrolments;
    }

    @Override
    public Owner owner(TaskContext task) {
        return Owner.person(enrolments.get(task.key()).sponsor());
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
        verifying.guard(task, Verification.Role.SPONSOR);
    }

    @Override
    public Outcome complete(TaskContext task, Verifying.Word form) {
        return verifying.complete(task, Verification.Role.SPONSOR, form);
    }
}
