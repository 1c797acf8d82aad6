package org.goldthread.marking;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.goldthread.engine.HumanTask;
import org.goldthread.engine.Outcome;
import org.goldthread.engine.Owner;
import org.goldthread.engine.TaskContext;
import org.goldthread.people.People;
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
    private final People people;
    private final StandardSettings settings;

    DecideCalibration(Calibrations calibrations, People people, StandardSettings settings) {
        this.calibrations = calibrations;
        this.people = people;
        this.settings = settings;
    }

    @Override
    public Class<Form> form() {
        return Form.class;
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
        var calibration = calibrations.get(task.key());
        return people.get(calibration.person()).name() + ", " + calibration.qualification();
    }

    @Override
    public Optional<UUID> candidacy(TaskContext task) {
        return Optional.empty();
    }

    @Override
    public Map<String, Object> prepare(TaskContext task) {
        var calibration = calibrations.get(task.key());
        return Map.of(
                "assessor",
                people.get(calibration.person()).name(),
                "qualification",
                calibration.qualification(),
                "judged",
                judged(calibrations.judged(calibration.person(), calibration.qualification())));
    }

    static String judged(java.util.List<Calibrations.Judged> all) {
        return all.isEmpty()
                ? "No standard script is marked: there are too few the assessor has not met. Add some, then choose further scripts."
                : all.stream()
                        .map(one -> one.title() + ": " + one.total() + " marks, " + one.agreedTotal() + " agreed, "
                                + (one.within() ? "within tolerance" : "out of tolerance"))
                        .collect(Collectors.joining("\n\n"));
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
