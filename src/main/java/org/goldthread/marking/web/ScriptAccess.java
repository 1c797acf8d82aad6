package org.goldthread.marking.web;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.goldthread.engine.OpenTask;
import org.goldthread.engine.TaskInbox;
import org.goldthread.engine.TaskNotOpen;
import org.goldthread.marking.Sheets;
import org.goldthread.people.Viewer;
import org.goldthread.shared.Refusal;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.stereotype.Component;

/** Who may open a script: whoever has one of its tasks now. Nobody else, whatever their role. */
@Component
class ScriptAccess {

    private static final List<String> SHEET_TASKS = List.of("mark-script", "moderate-script", "settle-script");

    private final TaskInbox inbox;
    private final Sheets sheets;

    ScriptAccess(TaskInbox inbox, Sheets sheets) {
        this.inbox = inbox;
        this.sheets = sheets;
    }

    /** The script's open task of this name, had by the viewer or still to be claimed. */
    OpenTask task(String name, UUID script, Viewer viewer) {
        try {
            return inbox.find(name, script, viewer.personId()).orElseThrow(TaskNotOpen::new);
        } catch (Refusal refusal) {
            throw new AccessDeniedException(refusal.sentence(), refusal);
        }
    }

    /** The script's open task of this name, had by the viewer; refused if they have not claimed it. */
    OpenTask mine(String name, UUID script, Viewer viewer) {
        var task = task(name, script, viewer);
        if (!has(task, viewer)) {
            throw new Refusal("Claim this task first.");
        }
        return task;
    }

    static boolean has(OpenTask task, Viewer viewer) {
        return task.assignee().filter(viewer.personId()::equals).isPresent();
    }

    /**
     * Lets whoever has a task of the script read its files, once they have declared to have no interest in it.
     *
     * @throws AccessDeniedException for everybody else; before the declaration it says to declare first
     */
    void mustRead(UUID script, Viewer viewer) {
        if (assigned("conclude-moderation", script, viewer)) {
            return;
        }
        if (SHEET_TASKS.stream().noneMatch(task -> assigned(task, script, viewer))) {
            throw new AccessDeniedException("Only whoever has the script's task may read it.");
        }
        if (!sheets.mayRead(script, viewer.personId())) {
            var first =
                    new Refusal("Declare first, on the script's own page, that you have no interest in this script.");
            throw new AccessDeniedException(first.sentence(), first);
        }
    }

    private boolean assigned(String name, UUID script, Viewer viewer) {
        return find(name, script, viewer).filter(task -> has(task, viewer)).isPresent();
    }

    private Optional<OpenTask> find(String name, UUID script, Viewer viewer) {
        try {
            return inbox.find(name, script, viewer.personId());
        } catch (Refusal notTheirs) {
            return Optional.empty();
        }
    }
}
