package org.goldthread.moderation;

import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.goldthread.engine.HumanTask;
import org.goldthread.engine.Outcome;
import org.goldthread.engine.Owner;
import org.goldthread.engine.TaskContext;
import org.goldthread.marking.Moderators;
import org.goldthread.marking.Scripts;
import org.goldthread.marking.SheetForm;
import org.goldthread.marking.Sheets;
import org.goldthread.shared.Role;
import org.springframework.stereotype.Component;

/** A moderator of a third partner marks a sampled script again without seeing any mark. */
@Component
class ModerateScript implements HumanTask<SheetForm> {

    private final Scripts scripts;
    private final Sheets sheets;
    private final Moderators moderators;
    private final ModerationDates dates;

    ModerateScript(Scripts scripts, Sheets sheets, Moderators moderators, ModerationDates dates) {
        this.scripts = scripts;
        this.sheets = sheets;
        this.moderators = moderators;
        this.dates = dates;
    }

    @Override
    public Owner owner(TaskContext task) {
        return Owner.group(Role.MODERATOR);
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
        return Optional.of("/scripts/" + task.key() + "/moderate");
    }

    @Override
    public Map<String, Object> prepare(TaskContext task) {
        return sheets.facts(task.key(), "/scripts/" + task.key() + "/moderate");
    }

    @Override
    public void guard(TaskContext task) {
        moderators.check(task.key(), task.actor());
    }

    @Override
    public Outcome complete(TaskContext task, SheetForm form) {
        sheets.handIn(task.key(), task.actor(), form, true);
        return Outcome.of("judged");
    }
}
