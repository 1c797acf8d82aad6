package org.goldthread.learning;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.Map;
import org.goldthread.engine.HumanTask;
import org.goldthread.engine.Outcome;
import org.goldthread.engine.Owner;
import org.goldthread.engine.TaskContext;
import org.goldthread.shared.Refusal;
import org.goldthread.shared.Role;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * The lead gives a candidate more time, or does not: when the 18 months are about to end, and when no assessment window fits
 * into what is left.
 */
@Component
class DecideExtension implements HumanTask<DecideExtension.Form> {

    private static final Duration TO_DECIDE = Duration.ofDays(14);
    private static final Duration BEFORE_THE_END = Duration.ofDays(1);

    record Form(
            @NotNull(message = "Choose what you decide.")
            @Pattern(regexp = "extended|refused", message = "Choose one of the answers.")
            String decision,

            @Nullable LocalDate until,

            @NotBlank(message = "Give the reason and the evidence.")
            @Size(max = 2000, message = "Shorten this to 2,000 characters.")
            String reason) {}

    private final Enrolments enrolments;
    private final LearningLetters letters;

    DecideExtension(Enrolments enrolments, LearningLetters letters) {
        this.enrolments = enrolments;
        this.letters = letters;
    }

    @Override
    public Owner owner(TaskContext task) {
        return Owner.group(Role.LEAD);
    }

    @Override
    public Instant dueAt(TaskContext task) {
        var usual = task.createdAt().plus(TO_DECIDE);
        var last = enrolments.get(task.key()).clockEnds().minus(BEFORE_THE_END);
        return last.isAfter(task.createdAt()) && last.isBefore(usual) ? last : usual;
    }

    @Override
    public String about(TaskContext task) {
        return enrolments.candidateName(task.key());
    }

    @Override
    public Map<String, Object> prepare(TaskContext task) {
        var enrolment = enrolments.get(task.key());
        var values = new HashMap<String, Object>();
        values.put("candidate", enrolments.candidateName(task.key()));
        values.put("started", letters.day(enrolment.clockStarts()));
        values.put("ends", letters.day(enrolment.clockEnds()));
        values.put(
                "why",
                "qualification-journey".equals(task.process())
                        ? "The time for a first submission is about to end."
                        : "No assessment window fits into the time that is left.");
        return values;
    }

    @Override
    public void guard(TaskContext task) {
        var enrolment = enrolments.get(task.key());
        if (task.actor().equals(enrolment.person()) || task.actor().equals(enrolment.sponsor())) {
            throw new Refusal("Somebody who is neither the candidate nor the sponsor decides this.");
        }
    }

    @Override
    public Outcome complete(TaskContext task, Form form) {
        var reason = form.reason().strip();
        if (form.decision().equals("extended")) {
            if (form.until() == null) {
                throw new Refusal("until", "Enter the last day of the extension.");
            }
            enrolments.extend(task.key(), form.until(), task.actor(), reason);
        } else if (!enrolments.extendedSince(task.key(), task.createdAt())) {
            enrolments.refuseExtension(task.key(), task.actor(), reason, task.taskId());
            return Outcome.of("refused");
        }
        // A second question may have been open while the first was answered with more time: that time stands.
        var warning = enrolments.warningAt(enrolments.get(task.key()));
        return Outcome.of("extended").at("clockWarning", warning);
    }
}
