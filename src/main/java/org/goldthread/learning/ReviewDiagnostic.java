package org.goldthread.learning;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.goldthread.engine.HumanTask;
import org.goldthread.engine.Outcome;
import org.goldthread.engine.Owner;
import org.goldthread.engine.TaskContext;
import org.goldthread.shared.Refusal;
import org.springframework.stereotype.Component;

/** The coach goes through the diagnostic with the candidate. */
@Component
class ReviewDiagnostic implements HumanTask<ReviewDiagnostic.Form> {

    private static final Duration TO_REVIEW = Duration.ofDays(28);

    record Form(
            @NotBlank(message = "Write down what you agreed to work on.")
            @Size(max = 2000, message = "Shorten this to 2,000 characters.")
            String priorities) {}

    private final Diagnostics diagnostics;
    private final Enrolments enrolments;
    private final Clock clock;

    ReviewDiagnostic(Diagnostics diagnostics, Enrolments enrolments, Clock clock) {
        this.diagnostics = diagnostics;
        this.enrolments = enrolments;
        this.clock = clock;
    }

    @Override
    public Owner owner(TaskContext task) {
        return Owner.person(enrolments.get(task.key()).coach());
    }

    @Override
    public Instant dueAt(TaskContext task) {
        return Renewed.due(task.createdAt().plus(TO_REVIEW), clock.instant());
    }

    @Override
    public String about(TaskContext task) {
        return enrolments.candidateName(task.key());
    }

    @Override
    public Map<String, Object> prepare(TaskContext task) {
        return Map.of("candidate", enrolments.candidateName(task.key()), "ratingsPage", "/diagnostics/" + task.key());
    }

    @Override
    public void guard(TaskContext task) {
        if (!task.actor().equals(enrolments.get(task.key()).coach())) {
            throw new Refusal("Only the candidate's coach can do this. A coordinator can change who that is.");
        }
    }

    @Override
    public Outcome complete(TaskContext task, Form form) {
        diagnostics.review(task.key(), form.priorities().strip(), task.actor());
        return Outcome.done();
    }
}
