package org.goldthread.marking;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.goldthread.engine.HumanTask;
import org.goldthread.engine.Outcome;
import org.goldthread.engine.Owner;
import org.goldthread.engine.TaskContext;
import org.goldthread.shared.Refusal;
import org.goldthread.shared.Role;
import org.springframework.stereotype.Component;

/** The lead decides about an assessor whose marks of a standard script among live ones were out of tolerance. */
@Component
class DecideStoppedAssessor implements HumanTask<DecideStoppedAssessor.Form> {

    /** The decision and why. */
    record Form(
            @NotBlank(message = "Choose what is to happen.")
            @Pattern(regexp = "continue|recalibrate|re-mark|", message = "Choose what is to happen.")
            String decision,

            @NotBlank(message = "Say why.") @Size(max = 2000, message = "The reason is longer than 2,000 characters.")
            String reason) {}

    private final Calibrations calibrations;
    private final StoppedWork work;
    private final CalibrationTasks tasks;
    private final StandardSettings settings;

    DecideStoppedAssessor(
            Calibrations calibrations, StoppedWork work, CalibrationTasks tasks, StandardSettings settings) {
        this.calibrations = calibrations;
        this.work = work;
        this.tasks = tasks;
        this.settings = settings;
    }

    @Override
    public Owner owner(TaskContext task) {
        return Owner.group(Role.LEAD);
    }

    @Override
    public Instant dueAt(TaskContext task) {
        return task.createdAt().plus(settings.decisionTime());
    }

    @Override
    public String about(TaskContext task) {
        return tasks.about(task.key());
    }

    @Override
    public Optional<UUID> candidacy(TaskContext task) {
        return Optional.empty();
    }

    @Override
    public Map<String, Object> prepare(TaskContext task) {
        var affected = work.affected(calibrations.get(task.key()));
        var facts = tasks.facts(task.key());
        facts.put("affected", affected.isEmpty() ? "none" : String.join(", ", affected));
        return facts;
    }

    @Override
    public void guard(TaskContext task) {
        if (calibrations.get(task.key()).person().equals(task.actor())) {
            throw new Refusal("These are your own marks. Somebody else has to decide.");
        }
    }

    @Override
    public Outcome complete(TaskContext task, Form form) {
        var reason = form.reason().strip();
        switch (form.decision()) {
            case "continue" -> calibrations.letGoOn(task.key(), task.actor(), reason);
            case "re-mark" -> work.markAgain(calibrations.get(task.key()), task.actor(), reason);
            default -> work.record(calibrations.get(task.key()), task.actor(), "Is to calibrate again", reason);
        }
        return Outcome.of(form.decision());
    }
}
