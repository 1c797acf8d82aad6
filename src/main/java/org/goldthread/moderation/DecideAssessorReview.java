package org.goldthread.moderation;

import jakarta.validation.constraints.NotBlank;
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
import org.goldthread.moderation.AssessorReview.Decision;
import org.goldthread.people.People;
import org.goldthread.programme.Windows;
import org.goldthread.shared.AuditTrail;
import org.goldthread.shared.AuditTrail.Happening;
import org.goldthread.shared.Refusal;
import org.goldthread.shared.Role;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** The lead decides about an assessor whose larger sample was beyond tolerance too: nothing, an adjustment, or a re-mark. */
@Component
class DecideAssessorReview implements HumanTask<DecideAssessorReview.Form> {

    /** The decision, why, and for an adjustment what its preview was made from. */
    record Form(
            @NotBlank(message = "Choose what is to happen.")
            @Pattern(regexp = "no-action|adjust|re-mark|", message = "Choose what is to happen.")
            String decision,

            @NotBlank(message = "Say why.") @Size(max = 2000, message = "The reason is longer than 2,000 characters.")
            String reason,

            @Nullable String basis) {}

    private final AssessorReviews reviews;
    private final ReviewWork work;
    private final People people;
    private final Windows windows;
    private final ModerationDates dates;
    private final AuditTrail audit;
    private final Clock clock;

    DecideAssessorReview(
            AssessorReviews reviews,
            ReviewWork work,
            People people,
            Windows windows,
            ModerationDates dates,
            AuditTrail audit,
            Clock clock) {
        this.reviews = reviews;
        this.work = work;
        this.people = people;
        this.windows = windows;
        this.dates = dates;
        this.audit = audit;
        this.clock = clock;
    }

    @Override
    public Owner owner(TaskContext task) {
        return Owner.group(Role.LEAD);
    }

    @Override
    public Instant dueAt(TaskContext task) {
        return dates.decisionDue(task);
    }

    @Override
    public String about(TaskContext task) {
        var review = reviews.get(task.key());
        var window = windows.get(review.window());
        return people.get(review.assessor()).name() + ", window " + window.name();
    }

    @Override
    public Optional<UUID> candidacy(TaskContext task) {
        return Optional.empty();
    }

    @Override
    public Optional<String> page(TaskContext task) {
        return Optional.of("/reviews/" + task.key());
    }

    @Override
    public Map<String, Object> prepare(TaskContext task) {
        var review = reviews.get(task.key());
        var preview = work.preview(review);
        return Map.of(
                "assessor",
                people.get(review.assessor()).name(),
                "window",
                windows.get(review.window()).name(),
                "adjustable",
                preview.changes().size(),
                "own",
                preview.own().size(),
                "page",
                "/reviews/" + task.key());
    }

    @Override
    public void guard(TaskContext task) {
        if (reviews.get(task.key()).assessor().equals(task.actor())) {
            throw new Refusal("These are your own marks. Somebody else has to decide.");
        }
    }

    @Override
    public Outcome complete(TaskContext task, Form form) {
        guard(task);
        var review = reviews.toChange(task.key());
        var reason = form.reason().strip();
        var decision =
                switch (form.decision()) {
                    case "adjust" -> Decision.ADJUSTED;
                    case "re-mark" -> Decision.REMARKED;
                    default -> Decision.NO_ACTION;
                };
        review.decide(decision, task.actor(), reason, clock.instant());
        if (decision == Decision.ADJUSTED) {
            if (form.basis() != null
                    && !form.basis().equals(work.preview(review).basis())) {
                throw new Refusal(
                        "What an adjustment would change is not what you saw any more. Look at the preview again.");
            }
            work.adjust(review, task.actor(), reason);
        } else if (decision == Decision.REMARKED) {
            work.remark(review, task.actor(), reason);
        }
        audit.record(new Happening(
                "assessor-review", task.key(), null, task.actor(), "Decided: " + decision.words(), reason));
        return Outcome.of(form.decision());
    }
}
