package org.goldthread.moderation;

import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.time.Clock;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.goldthread.engine.HumanTask;
import org.goldthread.engine.Outcome;
import org.goldthread.engine.Owner;
import org.goldthread.engine.TaskContext;
import org.goldthread.learning.Enrolments;
import org.goldthread.shared.AuditTrail;
import org.goldthread.shared.AuditTrail.Happening;
import org.goldthread.shared.DateWords;
import org.goldthread.shared.Refusal;
import org.goldthread.shared.Role;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** The lead says whether the grounds of an appeal are such that the work is marked afresh. */
@Component
class AdmitAppeal implements HumanTask<AdmitAppeal.Form> {

    record Form(
            @NotNull(message = "Choose what you decide.")
            @Pattern(regexp = "admitted|refused", message = "Choose one of the answers.")
            String decision,

            @Nullable @Size(max = 2000, message = "Shorten this to 2,000 characters.")
            String reason) {}

    private final Appeals appeals;
    private final Results results;
    private final Enrolments enrolments;
    private final AppealSettings settings;
    private final AuditTrail audit;
    private final Clock clock;

    AdmitAppeal(
            Appeals appeals,
            Results results,
            Enrolments enrolments,
            AppealSettings settings,
            AuditTrail audit,
            Clock clock) {
        this.appeals = appeals;
        this.results = results;
        this.enrolments = enrolments;
        this.settings = settings;
        this.audit = audit;
        this.clock = clock;
    }

    @Override
    public Owner owner(TaskContext task) {
        return Owner.group(Role.LEAD);
    }

    @Override
    public Instant dueAt(TaskContext task) {
        return appeals.due(task.createdAt(), settings.daysToAdmit());
    }

    @Override
    public String about(TaskContext task) {
        return appeals.about(task.key());
    }

    @Override
    public Optional<UUID> candidacy(TaskContext task) {
        return Optional.empty();
    }

    @Override
    public Map<String, Object> prepare(TaskContext task) {
        var appeal = appeals.get(task.key());
        var result = results.of(appeal.enrolment(), appeal.attempt()).orElseThrow();
        return Map.of(
                "number",
                enrolments.get(appeal.enrolment()).number(),
                "attempt",
                appeal.attempt(),
                "outcome",
                result.words(),
                "total",
                result.total(),
                "lodged",
                DateWords.day(appeal.lodgedAt(), clock.getZone()),
                "areas",
                appeal.areas().stream().map(String::valueOf).collect(Collectors.joining(", ")),
                "grounds",
                appeal.grounds(),
                "page",
                "/appeals/" + appeal.id());
    }

    @Override
    public Outcome complete(TaskContext task, Form form) {
        var appeal = appeals.get(task.key());
        if (form.decision().equals("admitted")) {
            appeal.admit();
        } else {
            if (form.reason() == null || form.reason().isBlank()) {
                throw new Refusal("reason", "Say why it is not admitted. The candidate reads it.");
            }
            appeal.refuse(task.actor(), form.reason().strip(), clock.instant());
        }
        audit.record(Happening.ofCandidacy(
                appeal.enrolment(),
                task.actor(),
                form.decision().equals("admitted") ? "Admitted the appeal" : "Did not admit the appeal",
                form.reason()));
        return Outcome.of(form.decision());
    }
}
