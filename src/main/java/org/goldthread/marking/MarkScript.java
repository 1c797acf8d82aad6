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
import org.springframework.stereotype.Component;

/** An assessor without an interest marks a script: first or second is the same task, and looks the same. */
@Component
class MarkScript implements HumanTask<SheetForm> {

    private final Scripts scripts;
    private final Sheets sheets;
    private final MarkerRules rules;
    private final Windows windows;

    MarkScript(Scripts scripts, Sheets sheets, MarkerRules rules, Windows windows) {
        this.scripts = scripts;
        this.sheets = sheets;
        this.rules = rules;
        this.windows = windows;
    }

    @Override
    public Owner owner(TaskContext task) {
        return scripts.script(task.key())
                .givenTo()
                .<Owner>map(Owner.Person::new)
                .orElseGet(() -> Owner.group(Role.ASSESSOR));
    }

    @Override
    public Instant dueAt(TaskContext task) {
        var script = scripts.script(task.key());
        return script.markBy().orElseGet(() -> windows.get(script.window()).markingBy());
    }

    @Override
    public String about(TaskContext task) {
        var script = scripts.script(task.key());
        return (script.givenTo().isPresent() ? "Standard script to calibrate on, candidate " : "Script of candidate ")
                + script.candidateNumber() + ": " + script.context();
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
        return sheets.facts(task.key(), "/scripts/" + task.key() + "/mark");
    }

    @Override
    public void guard(TaskContext task) {
        rules.check(task.key(), task.actor());
    }

    @Override
    public Outcome complete(TaskContext task, SheetForm form) {
        sheets.handIn(task.key(), task.actor(), form, false);
        return Outcome.of("marked");
    }
}
