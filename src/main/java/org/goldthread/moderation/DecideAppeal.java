package org.goldthread.moderation;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.time.Clock;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.goldthread.engine.HumanTask;
import org.goldthread.engine.Outcome;
import org.goldthread.engine.Owner;
import org.goldthread.engine.TaskContext;
import org.goldthread.learning.Enrolments;
import org.goldthread.shared.AuditTrail;
import org.goldthread.shared.AuditTrail.Happening;
import org.goldthread.shared.Refusal;
import org.goldthread.shared.Role;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** The lead decides an appeal with both marks before them: up, or down where the policy allows it. */
@Component
class DecideAppeal implements HumanTask<DecideAppeal.Form> {

    record Form(
            @NotNull(message = "Choose what you decide.")
            @Pattern(regexp = "changed|unchanged", message = "Choose one of the answers.")
            String decision,

            @NotBlank(message = "Give your reasons. The candidate reads them.")
            @Size(max = 2000, message = "Shorten this to 2,000 characters.")
            String reason,

            @Nullable @Size(max = 2000, message = "Shorten this to 2,000 characters.")
            String lesson) {}

    private final Appeals appeals;
    private final AppealWeighing weighing;
    private final Lessons lessons;
    private final Enrolments enrolments;
    private final AppealSettings settings;
    private final AuditTrail audit;
    private final Clock clock;

    DecideAppeal(
            Appeals appeals,
            AppealWeighing weighing,
            Lessons lessons,
            Enrolments enrolments,
            AppealSettings settings,
            AuditTrail audit,
            Clock clock) {
        this.appeals = appeals;
        this.weighing = weighing;
        this.lessons = lessons;
        this.enrolments = enrolments;
        this.settings = settings;
        this.audit = audit;
        this.clock = clock;
    }

    @Override
    public Owner owner(TaskContext task) {
        return Owner.group(Role.LEAD);
    }

    @Override
    public Instant dueAt(TaskContext task) {
        return appeals.due(task.createdAt(), settings.daysToDecide());
    }

    @Override
    public String about(TaskContext task) {
        return appeals.about(task.key());
    }

    @Override
    public Optional<UUID> candidacy(TaskContext task) {
        return Optional.empty();
    }

    @Override
    public Map<String, Object> prepare(TaskContext task) {
        var appeal = appeals.get(task.key());
        var weighed = weighing.of(appeal);
        return Map.of(
                "number",
                enrolments.get(appeal.enrolment()).number(),
                "attempt",
                appeal.attempt(),
                "before",
                weighed.oldOutcome() + ", " + weighed.oldTotal() + " marks",
                "after",
                weighed.newOutcome() + ", " + weighed.newTotal() + " marks",
                "policy",
                settings.mayGoDown()
                        ? "By the policy in force an appeal may make a result worse."
                        : "By the policy in force an appeal never makes a result worse.",
                "page",
                "/appeals/" + appeal.id());
    }

    @Override
    public Outcome complete(TaskContext task, Form form) {
        var appeal = appeals.get(task.key());
        var weighed = weighing.of(appeal);
        var changed = form.decision().equals("changed");
        if (changed && weighed.isDown() && !settings.mayGoDown()) {
            throw new Refusal(
                    "decision",
                    "The fresh marks are lower, and by the policy in force an appeal never makes a result worse. "
                            + "Let the result stand.");
        }
        appeal.decide(
                form.decision(),
                task.actor(),
                form.reason().strip(),
                changed ? weighed.newOutcome() : appeal.oldOutcome(),
                clock.instant());
        if (form.lesson() != null && !form.lesson().isBlank()) {
            lessons.note(appeal.id(), task.actor(), form.lesson().strip());
        }
        audit.record(Happening.ofCandidacy(
                appeal.enrolment(),
                task.actor(),
                changed ? "Decided the appeal: the fresh marks stand" : "Decided the appeal: the result stands",
                form.reason()));
        return Outcome.of(form.decision());
    }
}
