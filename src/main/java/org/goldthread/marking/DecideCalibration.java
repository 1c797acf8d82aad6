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

/** The lead decides about an assessor who is out of tolerance, or for whom there are no further standard scripts. */
@Component
class DecideCalibration implements HumanTask<DecideCalibration.Form> {

    /** The decision and why. */
    record Form(
            @NotBlank(message = "Choose what is to happen.")
            @Pattern(regexp = "accept|further|end|", message = "Choose what is to happen.")
            String decision,

            @NotBlank(message = "Say why.") @Size(max = 2000, message = "The reason is longer than 2,000 characters.")
            String reason) {}

    private final Calibrations calibrations;
    private final CalibrationTasks tasks;
    private final StandardSettings settings;

    DecideCalibration(Calibrations calibrations, CalibrationTasks tasks, StandardSettings settings) {
        this.calibrations = calibrations;
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
        return tasks.facts(task.key());
    }

    @Override
    public void guard(TaskContext task) {
        if (calibrations.get(task.key()).person().equals(task.actor())) {
            throw new Refusal("This is your own calibration. Somebody else has to decide.");
        }
    }

    @Override
    public Outcome complete(TaskContext task, Form form) {
        calibrations.decide(
                task.key(), form.decision(), task.actor(), form.reason().strip());
        return Outcome.of(form.decision());
    }
}
