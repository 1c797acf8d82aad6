package org.goldthread.moderation;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.goldthread.engine.HumanTask;
import org.goldthread.engine.Outcome;
import org.goldthread.engine.Owner;
import org.goldthread.engine.TaskContext;
import org.goldthread.marking.Revisions;
import org.goldthread.marking.ScriptView;
import org.goldthread.marking.Scripts;
import org.goldthread.marking.Sheets;
import org.goldthread.moderation.SampledScript.Judgement;
import org.goldthread.shared.AuditTrail;
import org.goldthread.shared.AuditTrail.Happening;
import org.goldthread.shared.Refusal;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * The moderator, whose own marks are final, now sees the marks that stand and agrees or disputes. Beyond tolerance there is
 * only the dispute; within it a dispute needs a reason as well. Every dispute goes to the lead.
 */
@Component
class ConcludeModeration implements HumanTask<ConcludeModeration.Form> {

    /** Agree or dispute, why, and the version of the marks that was shown. */
    record Form(
            @NotBlank(message = "Say whether you agree with the marks that stand.")
            @Pattern(regexp = "agree|dispute|", message = "Say whether you agree with the marks that stand.")
            String decision,

            @Nullable @Size(max = 2000, message = "The reason is longer than 2,000 characters.")
            String reason,

            @Nullable Integer version) {}

    private final Scripts scripts;
    private final Sheets sheets;
    private final Revisions revisions;
    private final SampledScriptRepository sampled;
    private final Judgements judgements;
    private final AssessorReviews reviews;
    private final ModerationDates dates;
    private final AuditTrail audit;

    ConcludeModeration(
            Scripts scripts,
            Sheets sheets,
            Revisions revisions,
            SampledScriptRepository sampled,
            Judgements judgements,
            AssessorReviews reviews,
            ModerationDates dates,
            AuditTrail audit) {
        this.scripts = scripts;
        this.sheets = sheets;
        this.revisions = revisions;
        this.sampled = sampled;
        this.judgements = judgements;
        this.reviews = reviews;
        this.dates = dates;
        this.audit = audit;
    }

    @Override
    public Owner owner(TaskContext task) {
        return Owner.person(sheets.judgement(task.key()).orElseThrow().moderator());
    }

    @Override
    public Instant dueAt(TaskContext task) {
        return dates.judgementDue(task);
    }

    @Override
    public String about(TaskContext task) {
        var script = scripts.heading(task.key());
        return "Script of candidate " + script.candidateNumber() + ": " + script.context();
    }

    @Override
    public Optional<UUID> candidacy(TaskContext task) {
        return Optional.empty();
    }

    @Override
    public Optional<String> page(TaskContext task) {
        return Optional.of("/scripts/" + task.key() + "/conclude");
    }

    @Override
    public Map<String, Object> prepare(TaskContext task) {
        return Map.of(
                "candidateNumber",
                scripts.heading(task.key()).candidateNumber(),
                "within",
                sampled.findById(task.key()).orElseThrow().isWithin(),
                "page",
                "/scripts/" + task.key() + "/conclude");
    }

    @Override
    public void guard(TaskContext task) {
        var moderator = sheets.judgement(task.key()).orElseThrow().moderator();
        if (!moderator.equals(task.actor())) {
            throw new Refusal("Only whoever marked this script again can conclude its moderation.");
        }
    }

    @Override
    public Outcome complete(TaskContext task, Form form) {
        guard(task);
        var script = scripts.get(task.key());
        var own = sheets.judgement(task.key()).orElseThrow();
        var row = sampled.findById(task.key()).orElseThrow();
        if (form.version() != null && form.version() != script.marksVersion()) {
            throw new Refusal("The marks of this script changed while you looked at them. Look at them again.");
        }
        row.compared(
                own.moderator(),
                script.marksVersion(),
                scripts.rules(script.id()).agree(script.marks(), own.marks()));
        var agrees = form.decision().equals("agree");
        var reason = form.reason() == null || form.reason().isBlank()
                ? null
                : form.reason().strip();
        check(row, agrees, reason);
        var judgement = row.conclude(agrees, reason);
        keep(script, row, own.marks(), reason);
        return Outcome.of(judgement == Judgement.UPHELD ? "upheld" : "disputed");
    }

    private static void check(SampledScript row, boolean agrees, @Nullable String reason) {
        if (agrees && !row.isWithin()) {
            throw new Refusal(
                    "decision",
                    "Your marks are beyond tolerance of those that stand, so this goes to the lead. Dispute the marks and say why.");
        }
        if (!agrees && reason == null) {
            throw new Refusal("reason", "Say why you dispute the marks that stand.");
        }
    }

    private void keep(ScriptView script, SampledScript row, Map<String, Integer> own, @Nullable String reason) {
        var standing =
                Objects.requireNonNull(revisions.standing(List.of(script.id())).get(script.id()));
        var assessor = standing.asMarked() ? standing.actor() : null;
        var rules = scripts.rules(script.id());
        var differences = new HashMap<>(script.marks());
        differences.keySet().removeAll(revisions.carried(script.id()));
        differences.replaceAll((criterion, mark) -> mark - own.getOrDefault(criterion, 0));
        judgements.keep(row, assessor, rules.total(script.marks()), rules.total(own), differences, reason);
        var words =
                String.valueOf(row.judgement() == null ? "" : row.judgement().words());
        audit.record(new Happening(
                "script",
                script.id(),
                null,
                row.moderator(),
                "Judged version " + script.marksVersion() + " of the marks: " + words,
                reason));
        if (row.judgement() == Judgement.BEYOND && assessor != null) {
            reviews.beyond(row, assessor);
        }
    }
}
