package org.goldthread.moderation;

import java.time.Instant;
import org.goldthread.engine.TaskContext;
import org.goldthread.marking.Scripts;
import org.goldthread.programme.Windows;
import org.springframework.stereotype.Component;

/** When the work of moderation is due. */
@Component
class ModerationDates {

    private final Scripts scripts;
    private final Windows windows;
    private final ModerationSettings settings;

    ModerationDates(Scripts scripts, Windows windows, ModerationSettings settings) {
        this.scripts = scripts;
        this.windows = windows;
        this.settings = settings;
    }

    /** On the window's date for moderation; a script that comes to a moderator later leaves them some days. */
    Instant judgementDue(TaskContext task) {
        var byWindow = windows.get(scripts.heading(task.key()).window()).moderationBy();
        var byTask = task.createdAt().plus(settings.judgementTime());
        return byWindow.isAfter(byTask) ? byWindow : byTask;
    }

    /** When the lead is to have decided a review. */
    Instant decisionDue(TaskContext task) {
        return task.createdAt().plus(settings.decisionTime());
    }
}
