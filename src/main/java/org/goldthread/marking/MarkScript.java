package org.goldthread.marking;

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

/** An assessor without an interest marks a script: first or second is the same task, and looks the same. */
@Component
class MarkScript implements HumanTask<MarkScript.Form> {

    /** Nothing but the link is on the plain form. Marks that come along are kept before the sheet is made final. */
    record Form(
            @Nullable Boolean noInterest,
            @Nullable Map<String, Integer> marks,
            @Nullable Map<String, String> comments) {}

    private final Scripts scripts;
    private final Sheets sheets;
    private final Windows windows;

    MarkScript(Scripts scripts, Sheets sheets, Windows windows) {
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
        return Owner.group(Role.ASSESSOR);
    }

    @Override
    public Instant dueAt(TaskContext task) {
        return windows.get(scripts.script(task.key()).window()).markingBy();
    }

    @Override
    public String about(TaskContext task) {
        var script = scripts.script(task.key());
        return "Script of candidate " + script.candidateNumber() + ": " + script.context();
    }

    @Override
    public Optional<UUID> candidacy(TaskContext task) {
        return Optional.empty();
    }

    @Override
    public Optional<String> page(TaskContext task) {
        return Optional.of("/scripts/" + task.key() + "/mark");
    }

    @Override
    public Map<String, Object> prepare(TaskContext task) {
        var script = scripts.script(task.key());
        return Map.of(
                "candidateNumber",
                script.candidateNumber(),
                "context",
                script.context(),
                "page",
                "/scripts/" + task.key() + "/mark");
    }

    @Override
    public void guard(TaskContext task) {
        sheets.mustBeIndependent(task.key(), task.actor());
    }

    @Override
    public Outcome complete(TaskContext task, Form form) {
        if (Boolean.TRUE.equals(form.noInterest())) {
            sheets.declareNoInterest(task.key(), task.actor(), false);
        }
        if (form.marks() != null) {
            var comments = form.comments() == null ? Map.<String, String>of() : form.comments();
            sheets.save(task.key(), task.actor(), form.marks(), comments, null);
        }
        sheets.finish(task.key(), task.actor());
        return Outcome.of("marked");
    }
}
