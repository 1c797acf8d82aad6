package org.goldthread.marking;

import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.goldthread.engine.TaskFacts;
import org.goldthread.engine.TaskObserver;
import org.goldthread.marking.LeaseTable.Ending;
import org.goldthread.marking.LeaseTable.Kind;
import org.goldthread.shared.Refusal;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/** Begins a lease when somebody gets a script's task, whichever screen it came from, and ends it with the task. */
@Component
class LeaseObserver implements TaskObserver {

    private final LeaseTable leases;
    private final ObjectProvider<MarkerRules> rules;
    private final AllocationTable allocations;
    private final ClaimSettings settings;
    private final Clock clock;

    LeaseObserver(
            LeaseTable leases,
            ObjectProvider<MarkerRules> rules,
            AllocationTable allocations,
            ClaimSettings settings,
            Clock clock) {
        this.leases = leases;
        this.rules = rules;
        this.allocations = allocations;
        this.settings = settings;
        this.clock = clock;
    }

    @Override
    public void created(TaskFacts task) {}

    @Override
    public void refreshed(TaskFacts task) {}

    @Override
    public void assigned(String taskId, @Nullable UUID person) {
        leases.scriptOf(taskId).ifPresent(script -> {
            var held = leases.ofTask(taskId);
            if (held.filter(lease -> lease.person().equals(person)).isEmpty()) {
                leases.end(taskId, person == null ? Ending.GIVEN_BACK : Ending.TAKEN_BACK, clock.instant());
                if (person != null) {
                    take(taskId, script, person);
                }
            }
        });
    }

    private void take(String taskId, UUID script, UUID person) {
        leases.lock(person);
        var due = allocations.dueOfPromised(script, person);
        rules.getObject().mustHaveRoom(script, person, due.isPresent());
        var now = clock.instant();
        var lease = new LeaseTable.Open(
                UUID.randomUUID(),
                taskId,
                script,
                person,
                due.isPresent() ? Kind.ALLOCATED : Kind.CLAIMED,
                now,
                due.orElse(now.plus(settings.lease())));
        if (!leases.take(lease)) {
            throw new Refusal("Somebody else has just taken this script.");
        }
    }

    @Override
    public void closed(String taskId, String name, Optional<UUID> person, Optional<String> outcome, Instant at) {
        if (name.equals(LeaseTable.TASK)) {
            leases.end(taskId, outcome.isPresent() ? Ending.DONE : Ending.CANCELLED, at);
        }
    }
}
