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
import org.springframework.stereotype.Component;

/** The lead settles a script on which two markers, or a marker and a moderator, are too far apart. */
@Component
class SettleScript implements HumanTask<SettleScript.Form> {

    private static final String MODERATION = "script-moderation";
    private static final Duration TIME_TO_SETTLE = Duration.ofDays(3);

    /** Every mark, and why it is so. */
    record Form(
            @NotNull(message = "Open the page of this task and choose every mark there.")
            Map<String, Integer> marks,

            @NotBlank(message = "Say why the marks are settled so.")
            @Size(max = 2000, message = "The reasons are longer than 2,000 characters.")
            String reason) {}

    private final Scripts scripts;
    private final Sheets sheets;
    private final Windows windows;

    SettleScript(Scripts scripts, Sheets sheets, Windows windows) {
        this.scripts = scripts;
        this.sheets = sheets;
        this.windows = windows;
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
        var window = windows.get(scripts.script(task.key()).window());
        var due = MODERATION.equals(task.process()) ? window.moderationBy() : window.markingBy();
        return due.plus(TIME_TO_SETTLE);
    }

    @Override
    public String about(TaskContext task) {
        return "Script of candidate " + scripts.script(task.key()).candidateNumber()
                + (MODERATION.equals(task.process()) ? ": moderation differs" : ": two markers differ");
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
        sheets.mustBeIndependent(task.key(), task.actor());
    }

    @Override
    public Outcome complete(TaskContext task, Form form) {
        if (MODERATION.equals(task.process())) {
            scripts.settle(task.key(), task.actor(), form.marks(), form.reason());
        } else {
            var origin = StandingMarks.Origin.SETTLED;
            scripts.standFirst(scripts.script(task.key()), origin, task.actor(), form.marks(), form.reason());
        }
        return Outcome.of("settled");
    }
}
