package org.goldthread.moderation;

import jakarta.validation.constraints.AssertTrue;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.goldthread.engine.HumanTask;
import org.goldthread.engine.Outcome;
import org.goldthread.engine.Owner;
import org.goldthread.engine.TaskContext;
import org.goldthread.programme.Windows;
import org.goldthread.shared.AuditTrail;
import org.goldthread.shared.AuditTrail.Happening;
import org.goldthread.shared.Role;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** The lead ratifies a window whose checklist is clean; another lead then approves their release. */
@Component
class RatifyWindow implements HumanTask<RatifyWindow.Form> {

    /** So that a second lead has time to approve the release. */
    private static final Duration BEFORE_RESULTS = Duration.ofDays(3);

    /** The confirmation, and a note for the record. */
    record Form(
            @NotNull(message = "Confirm that you ratify the window.")
            @AssertTrue(message = "Confirm that you ratify the window.")
            Boolean confirmed,

            @Nullable @Size(max = 2000, message = "The note is longer than 2,000 characters.")
            String note) {}

    private final WindowRuns runs;
    private final ReleaseBatches batches;
    private final Checklist checklist;
    private final Windows windows;
    private final AuditTrail audit;
    private final Clock clock;

    RatifyWindow(
            WindowRuns runs,
            ReleaseBatches batches,
            Checklist checklist,
            Windows windows,
            AuditTrail audit,
            Clock clock) {
        this.runs = runs;
        this.batches = batches;
        this.checklist = checklist;
        this.windows = windows;
        this.audit = audit;
        this.clock = clock;
    }

    @Override
    public Owner owner(TaskContext task) {
        return Owner.group(Role.LEAD);
    }

    @Override
    public Instant dueAt(TaskContext task) {
        return windows.get(task.key()).resultsAt().minus(BEFORE_RESULTS);
    }

    @Override
    public String about(TaskContext task) {
        var window = windows.get(task.key());
        return window.qualification() + ", window " + window.name();
    }

    @Override
    public Optional<UUID> candidacy(TaskContext task) {
        return Optional.empty();
    }

    @Override
    public Optional<String> page(TaskContext task) {
        return Optional.of("/windows/" + task.key() + "/run");
    }

    @Override
    public Map<String, Object> prepare(TaskContext task) {
        var checks = checklist.of(task.key()).stream()
                .map(check ->
                        check.words() + ": " + (check.clean() ? "yes" : "no (" + Words.some(check.numbers()) + ")"))
                .collect(Collectors.joining("; "));
        return Map.of(
                "window",
                windows.get(task.key()).name(),
                "checklist",
                checks,
                "page",
                "/windows/" + task.key() + "/run");
    }

    @Override
    public Outcome complete(TaskContext task, Form form) {
        var run = runs.toChange(task.key());
        checklist.mustBeClean(task.key(), "This window cannot be ratified yet.");
        run.ratify(task.actor(), clock.instant());
        audit.record(new Happening("window", task.key(), null, task.actor(), "The window was ratified", form.note()));
        propose(task.key(), task.actor());
        return Outcome.of("ratified");
    }

    private void propose(UUID window, UUID lead) {
        var batch = batches.find(window).orElseGet(() -> ReleaseBatch.ofWindow(window));
        batch.propose(lead, windows.get(window).resultsAt(), clock.instant());
        batches.save(batch);
    }
}
