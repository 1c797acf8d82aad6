package org.goldthread.moderation;

import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.goldthread.engine.HumanTask;
import org.goldthread.engine.Outcome;
import org.goldthread.engine.Owner;
import org.goldthread.engine.TaskContext;
import org.goldthread.marking.AppealMarking;
import org.goldthread.marking.Scripts;
import org.goldthread.marking.SheetForm;
import org.goldthread.marking.Sheets;
import org.goldthread.marking.Sheets.Entered;
import org.goldthread.shared.Role;
import org.springframework.stereotype.Component;

/**
 * A fresh assessor marks the appealed areas: accredited, calibrated, without an interest, and never one who has dealt with
 * the candidate's work.
 */
@Component
class MarkAppeal implements HumanTask<SheetForm> {

    private final Appeals appeals;
    private final AppealMarking marking;
    private final Scripts scripts;
    private final Sheets sheets;
    private final AppealSettings settings;

    MarkAppeal(Appeals appeals, AppealMarking marking, Scripts scripts, Sheets sheets, AppealSettings settings) {
        this.appeals = appeals;
        this.marking = marking;
        this.scripts = scripts;
        this.sheets = sheets;
        this.settings = settings;
    }

    @Override
    public Owner owner(TaskContext task) {
        return Owner.group(Role.ASSESSOR);
    }

    @Override
    public Instant dueAt(TaskContext task) {
        return appeals.due(task.createdAt(), settings.daysToMark());
    }

    @Override
    public String about(TaskContext task) {
        var script = scripts.get(appeals.get(task.key()).script());
        return "Script of candidate " + script.candidateNumber() + ": " + script.context();
    }

    @Override
    public Optional<UUID> candidacy(TaskContext task) {
        return Optional.empty();
    }

    @Override
    public Optional<String> page(TaskContext task) {
        return Optional.of("/appeals/" + task.key() + "/mark");
    }

    @Override
    public Map<String, Object> prepare(TaskContext task) {
        return sheets.facts(appeals.get(task.key()).script(), "/appeals/" + task.key() + "/mark");
    }

    @Override
    public void guard(TaskContext task) {
        marking.mustBeFitFor(appeals.get(task.key()).script(), task.actor());
    }

    @Override
    public Outcome complete(TaskContext task, SheetForm form) {
        var appeal = appeals.get(task.key());
        if (Boolean.TRUE.equals(form.noInterest())) {
            marking.declareNoInterest(appeal.script(), task.actor());
        }
        if (form.marks() != null) {
            var comments = form.comments() == null ? Map.<String, String>of() : form.comments();
            var entered = new Entered(form.marks(), comments, Map.of());
            marking.save(appeal.script(), appeal.areas(), task.actor(), entered, null);
        }
        marking.finish(appeal.script(), appeal.areas(), task.actor());
        appeal.marked();
        return Outcome.of("marked");
    }
}
