package org.goldthread.moderation;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.goldthread.engine.HumanTask;
import org.goldthread.engine.Outcome;
import org.goldthread.engine.Owner;
import org.goldthread.engine.TaskContext;
import org.goldthread.learning.Enrolments;
import org.goldthread.shared.AuditTrail;
import org.goldthread.shared.AuditTrail.Happening;
import org.goldthread.shared.DateWords;
import org.springframework.stereotype.Component;

/** The candidate answers a concern about their work. Who raised it is not said. */
@Component
class AnswerConcern implements HumanTask<AnswerConcern.Form> {

    record Form(
            @NotBlank(message = "Write your answer. If you leave the task open, the lead decides without one.")
            @Size(max = 4000, message = "Shorten this to 4,000 characters.")
            String answer) {}

    private final MalpracticeCases cases;
    private final Enrolments enrolments;
    private final AuditTrail audit;
    private final Clock clock;

    AnswerConcern(MalpracticeCases cases, Enrolments enrolments, AuditTrail audit, Clock clock) {
        this.cases = cases;
        this.enrolments = enrolments;
        this.audit = audit;
        this.clock = clock;
    }

    @Override
    public Owner owner(TaskContext task) {
        return Owner.person(enrolments.get(cases.get(task.key()).enrolment()).person());
    }

    @Override
    public Instant dueAt(TaskContext task) {
        return Objects.requireNonNullElse(
                cases.get(task.key()).answerBy(), task.createdAt().plus(Duration.ofDays(14)));
    }

    @Override
    public String about(TaskContext task) {
        return "A concern about your submission";
    }

    @Override
    public Optional<UUID> candidacy(TaskContext task) {
        return Optional.of(cases.get(task.key()).enrolment());
    }

    @Override
    public Map<String, Object> prepare(TaskContext task) {
        return Map.of(
                "report", cases.get(task.key()).report(), "until", DateWords.timeOnDay(dueAt(task), clock.getZone()));
    }

    @Override
    public Outcome complete(TaskContext task, Form form) {
        var raised = cases.get(task.key());
        raised.answer(form.answer().strip(), clock.instant());
        audit.record(Happening.ofCandidacy(raised.enrolment(), task.actor(), "Answered a concern", null));
        return Outcome.of("answered");
    }
}
