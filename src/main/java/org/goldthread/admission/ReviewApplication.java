package org.goldthread.admission;

import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Map;
import java.util.Optional;
import org.goldthread.engine.HumanTask;
import org.goldthread.engine.Outcome;
import org.goldthread.engine.Owner;
import org.goldthread.engine.TaskContext;
import org.goldthread.programme.IntakeView;
import org.goldthread.programme.Intakes;
import org.goldthread.programme.Qualifications;
import org.goldthread.shared.Role;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** A coordinator decides on an application that the decision table does not wave through. */
@Component
class ReviewApplication implements HumanTask<ReviewApplication.Review> {

    private final ApplicationFacts facts;
    private final Qualifications qualifications;
    private final Intakes intakes;
    private final AdmissionLetters letters;
    private final Closings closings;
    private final Due due;
    private final Clock clock;

    ReviewApplication(
            ApplicationFacts facts,
            Qualifications qualifications,
            Intakes intakes,
            AdmissionLetters letters,
            Closings closings,
            Due due,
            Clock clock) {
        this.facts = facts;
        this.qualifications = qualifications;
        this.intakes = intakes;
        this.letters = letters;
        this.closings = closings;
        this.due = due;
        this.clock = clock;
    }

    private static final String REASON = "Enter the reason; the candidate reads it.";

    record Review(
            @NotNull(message = "Choose what should happen.")
            @Pattern(regexp = "approve|changes|redirect|decline", message = "Choose what should happen.")
            String decision,

            @Nullable @Size(max = 1000, message = "Shorten the reason to 1,000 characters.")
            String reason) {}

    @Override
    public Owner owner(TaskContext task) {
        return Owner.group(Role.COORDINATOR, facts.of(task).partner());
    }

    @Override
    public Instant dueAt(TaskContext task) {
        return due.workingDays(task, 5);
    }

    @Override
    public String about(TaskContext task) {
        return facts.about(task);
    }

    @Override
    public Map<String, Object> prepare(TaskContext task) {
        var application = facts.of(task);
        var shown = facts.facts(application);
        shown.put("why", application.eligibilityReason());
        shown.put("suggested", application.suggested().isEmpty() ? "none" : application.suggested());
        return shown;
    }

    @Override
    public Outcome complete(TaskContext task, Review review) {
        var application = facts.of(task);
        if (review.decision().equals("approve")) {
            closings.noted(task.key(), task.actor(), "Let the application go on", review.reason());
            return Outcome.of("approve");
        }
        var reason = Reasons.required("reason", review.reason(), REASON);
        return switch (review.decision()) {
            case "changes" -> changes(task, application, reason);
            case "redirect" -> redirect(task, application, reason);
            default -> decline(task, application, reason);
        };
    }

    private Outcome changes(TaskContext task, Application application, String what) {
        application.askChanges(what);
        closings.noted(task.key(), task.actor(), "Asked the candidate for changes", what);
        letters.changesAsked(application);
        return Outcome.of("changes");
    }

    private Outcome decline(TaskContext task, Application application, String reason) {
        application.willEnd(reason);
        closings.noted(task.key(), task.actor(), "Decided to decline", reason);
        return Outcome.of("decline");
    }

    /** To the suggested qualification where it is offered; where it is not, the application ends with the advice. */
    private Outcome redirect(TaskContext task, Application application, String advice) {
        var other = application.suggested();
        var intake = qualifications.offered().contains(other)
                ? intakes.nextOpen(other, LocalDate.now(clock))
                : Optional.<IntakeView>empty();
        if (intake.isEmpty()) {
            application.willEnd(advice);
            closings.noted(task.key(), task.actor(), "Decided to redirect", advice);
            return Outcome.of("redirect");
        }
        application.moveTo(other, intake.get().id());
        closings.noted(task.key(), task.actor(), "Moved the application to " + other, advice);
        return Outcome.of("moved");
    }
}
