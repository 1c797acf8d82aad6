package org.goldthread.marking;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.goldthread.engine.HumanTask;
import org.goldthread.engine.Outcome;
import org.goldthread.engine.Owner;
import org.goldthread.engine.TaskContext;
import org.goldthread.programme.Windows;
import org.goldthread.shared.Role;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * A third, senior assessor settles a script on which two markers are too far apart; the lead does if none can or none takes
 * it in its time, and where it is a moderator who differs.
 */
@Component
class SettleScript implements HumanTask<SettleScript.Form> {

    private static final String MODERATION = "script-moderation";
    private static final Duration TIME_TO_SETTLE = Duration.ofDays(3);

    /** Every mark, why they are so, and why each of those is on which the sheets are too far apart. */
    record Form(
            @Nullable Boolean noInterest,

            @NotNull(message = "Open the page of this task and choose every mark there.")
            Map<String, Integer> marks,

            @Nullable Map<String, String> reasons,

            @NotBlank(message = "Say why the marks are settled so.")
            @Size(max = 2000, message = "The reasons are longer than 2,000 characters.")
            String reason) {}

    private final Scripts scripts;
    private final Settlements settlements;
    private final Windows windows;

    SettleScript(Scripts scripts, Settlements settlements, Windows windows) {
        this.scripts = scripts;
        this.settlements = settlements;
        this.windows = windows;
    }

    @Override
    public Owner owner(TaskContext task) {
        return isModeration(task) || settlements.isForTheLead(task.key(), task.createdAt())
                ? Owner.group(Role.LEAD)
                : Owner.group(Role.SENIOR_ASSESSOR);
    }

    @Override
    public Instant dueAt(TaskContext task) {
        var window = windows.get(scripts.script(task.key()).window());
        var due = isModeration(task) ? window.moderationBy() : window.markingBy();
        return due.plus(TIME_TO_SETTLE);
    }

    @Override
    public String about(TaskContext task) {
        return "Script of candidate " + scripts.script(task.key()).candidateNumber()
                + (isModeration(task) ? ": moderation differs" : ": two markers differ");
    }

    @Override
    public Optional<UUID> candidacy(TaskContext task) {
        return Optional.empty();
    }

    @Override
    public Optional<String> page(TaskContext task) {
        return Optional.of("/scripts/" + task.key() + "/settle");
    }

    @Override
    public Map<String, Object> prepare(TaskContext task) {
        return Map.of(
                "candidateNumber",
                scripts.script(task.key()).candidateNumber(),
                "page",
                "/scripts/" + task.key() + "/settle");
    }

    @Override
    public void guard(TaskContext task) {
        settlements.mustBeSenior(task.key(), task.actor());
        settlements.mustBeFree(task.key(), task.actor());
    }

    @Override
    public Outcome complete(TaskContext task, Form form) {
        if (Boolean.TRUE.equals(form.noInterest())) {
            settlements.declareNoInterest(task.key(), task.actor());
        }
        Map<String, String> reasons = form.reasons() == null ? Map.of() : form.reasons();
        settlements.settle(task.key(), task.actor(), isModeration(task), form.marks(), reasons, form.reason());
        return Outcome.of("settled");
    }

    private static boolean isModeration(TaskContext task) {
        return MODERATION.equals(task.process());
    }
}
