package org.goldthread.moderation;

import java.time.Instant;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.goldthread.engine.HumanTask;
import org.goldthread.engine.Outcome;
import org.goldthread.engine.Owner;
import org.goldthread.engine.TaskContext;
import org.goldthread.marking.Scripts;
import org.goldthread.marking.SheetForm;
import org.goldthread.marking.Sheets;
import org.goldthread.people.People;
import org.goldthread.people.Viewer.Grant;
import org.goldthread.shared.Refusal;
import org.goldthread.shared.Role;
import org.springframework.stereotype.Component;

/** A moderator of a third partner marks a sampled script again without seeing any mark. */
@Component
class ModerateScript implements HumanTask<SheetForm> {

    private final Scripts scripts;
    private final Sheets sheets;
    private final People people;
    private final ModerationDates dates;

    ModerateScript(Scripts scripts, Sheets sheets, People people, ModerationDates dates) {
        this.scripts = scripts;
        this.sheets = sheets;
        this.people = people;
        this.dates = dates;
    }

    @Override
    public Class<SheetForm> form() {
        return SheetForm.class;
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
        var script = scripts.get(task.key());
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
        sheets.mustBeIndependent(task.key(), task.actor());
        var mine = partners(task.actor());
        for (var marker : scripts.get(task.key()).markers()) {
            if (partners(marker).stream().anyMatch(mine::contains)) {
                throw new Refusal("You cannot moderate this script, because somebody of your own partner marked it. "
                        + "Choose another one.");
            }
        }
    }

    private Set<String> partners(UUID person) {
        return people.viewer(person).grants().stream()
                .map(Grant::partner)
                .filter(Objects::nonNull)
                .collect(Collectors.toSet());
    }

    @Override
    public Outcome complete(TaskContext task, SheetForm form) {
        sheets.handIn(task.key(), task.actor(), form, true);
        return Outcome.of("judged");
    }
}
