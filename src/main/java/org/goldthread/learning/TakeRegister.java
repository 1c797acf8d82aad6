package org.goldthread.learning;

import jakarta.validation.constraints.NotNull;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.goldthread.engine.HumanTask;
import org.goldthread.engine.Outcome;
import org.goldthread.engine.Owner;
import org.goldthread.engine.TaskContext;
import org.goldthread.programme.Cohorts;
import org.goldthread.shared.Role;
import org.springframework.stereotype.Component;

/** Takes the register of a session. The business key is the session's id. */
@Component
class TakeRegister implements HumanTask<TakeRegister.Form> {

    /** Enrolment id to whether the candidate was there. */
    record Form(
            @NotNull(message = "Take the register on its own page.")
            Map<UUID, Boolean> attendance) {}

    private final Registers registers;
    private final Cohorts cohorts;

    TakeRegister(Registers registers, Cohorts cohorts) {
        this.registers = registers;
        this.cohorts = cohorts;
    }

    @Override
    public Owner owner(TaskContext task) {
        var session = cohorts.session(task.key());
        var partner = cohorts.get(session.cohort()).partner();
        if (registers.get(task.key()).handedOver()) {
            return Owner.group(Role.COORDINATOR, partner);
        }
        return session.facilitator() == null
                ? Owner.group(Role.FACILITATOR, partner)
                : Owner.person(session.facilitator());
    }

    @Override
    public Instant dueAt(TaskContext task) {
        return registers.dueAt(task.key());
    }

    @Override
    public String about(TaskContext task) {
        var session = cohorts.session(task.key());
        return session.title() + ", " + cohorts.get(session.cohort()).name();
    }

    @Override
    public Optional<UUID> candidacy(TaskContext task) {
        return Optional.empty();
    }

    @Override
    public Map<String, Object> prepare(TaskContext task) {
        var session = cohorts.session(task.key());
        return Map.of(
                "session", session.title(),
                "cohort", cohorts.get(session.cohort()).name(),
                "venue", session.venue(),
                "page", "/registers/" + task.key());
    }

    @Override
    public Optional<String> page(TaskContext task) {
        return Optional.of("/registers/" + task.key());
    }

    @Override
    public Outcome complete(TaskContext task, Form form) {
        registers.take(task.key(), form.attendance(), task.actor());
        return Outcome.done();
    }
}
