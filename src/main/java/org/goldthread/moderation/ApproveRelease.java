package org.goldthread.moderation;

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
import org.goldthread.people.People;
import org.goldthread.programme.Windows;
import org.goldthread.shared.AuditTrail;
import org.goldthread.shared.AuditTrail.Happening;
import org.goldthread.shared.DateWords;
import org.goldthread.shared.Refusal;
import org.goldthread.shared.Role;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** A second lead approves a release or returns it. Whoever ratified the window or proposed the batch cannot, by any door. */
@Component
class ApproveRelease implements HumanTask<ApproveRelease.Form> {

    /** The decision, and why it is returned. */
    record Form(
            @NotNull(message = "Choose what you decide.")
            @Pattern(regexp = "approved|returned", message = "Choose one of the answers.")
            String decision,

            @Nullable @Size(max = 2000, message = "The reason is longer than 2,000 characters.")
            String reason) {}

    private final ReleaseBatches batches;
    private final OpenRelease dates;
    private final WindowRuns runs;
    private final Supplementary supplementary;
    private final Checklist checklist;
    private final ResultStage stage;
    private final Windows windows;
    private final People people;
    private final AuditTrail audit;
    private final Clock clock;

    ApproveRelease(
            ReleaseBatches batches,
            OpenRelease dates,
            WindowRuns runs,
            Supplementary supplementary,
            Checklist checklist,
            ResultStage stage,
            Windows windows,
            People people,
            AuditTrail audit,
            Clock clock) {
        this.batches = batches;
        this.dates = dates;
        this.runs = runs;
        this.supplementary = supplementary;
        this.checklist = checklist;
        this.stage = stage;
        this.windows = windows;
        this.people = people;
        this.audit = audit;
        this.clock = clock;
    }

    @Override
    public Owner owner(TaskContext task) {
        return Owner.group(Role.LEAD);
    }

    @Override
    public Instant dueAt(TaskContext task) {
        return dates.approveBy(task.key());
    }

    @Override
    public String about(TaskContext task) {
        var batch = batches.get(task.key());
        var window = windows.get(batch.window());
        return window.qualification() + ", window " + window.name()
                + (batch.isSupplementary() ? ", supplementary batch" : "");
    }

    @Override
    public Optional<UUID> candidacy(TaskContext task) {
        return Optional.empty();
    }

    @Override
    public Optional<String> page(TaskContext task) {
        return Optional.of("/windows/" + batches.get(task.key()).window() + "/run");
    }

    @Override
    public Map<String, Object> prepare(TaskContext task) {
        var batch = batches.get(task.key());
        var scripts = batch.isSupplementary()
                ? batches.listed(batch.id()).size()
                : supplementary.ready(batch.window()).size();
        return Map.of(
                "about",
                about(task),
                "scripts",
                scripts,
                "proposer",
                people.get(batch.proposedBy()).name(),
                "releaseAt",
                DateWords.timeOnDay(dates.releaseAt(task.key()), clock.getZone()),
                "page",
                page(task).orElseThrow());
    }

    @Override
    public void guard(TaskContext task) {
        batches.get(task.key()).mustBeSecond(task.actor());
    }

    @Override
    public Outcome complete(TaskContext task, Form form) {
        var batch = batches.get(task.key());
        var run = runs.toChange(batch.window());
        var approved = form.decision().equals("approved");
        if (approved) {
            if (!batch.isSupplementary()) {
                checklist.mustBeClean(batch.window(), "The release cannot be approved yet.");
                run.approve();
            }
            batch.approve(task.actor(), clock.instant());
            stage.begins(batch);
        } else {
            giveBack(batch, run, task.actor(), form.reason());
        }
        audit.record(new Happening(
                "window",
                batch.window(),
                null,
                task.actor(),
                (batch.isSupplementary() ? "A supplementary release" : "The release") + " was "
                        + (approved ? "approved" : "returned"),
                form.reason()));
        return Outcome.of(form.decision()).at("resultsAt", dates.releaseAt(task.key()));
    }

    private void giveBack(ReleaseBatch batch, WindowRun run, UUID lead, @Nullable String reason) {
        if (reason == null || reason.isBlank()) {
            throw new Refusal("reason", "Say why you return it.");
        }
        batch.giveBack(lead, reason.strip());
        batches.unlist(batch.id());
        if (!batch.isSupplementary()) {
            run.returned();
        }
    }
}
