package org.goldthread.marking;

import org.goldthread.engine.Journeys;
import org.goldthread.programme.Windows;
import org.goldthread.programme.Windows.WindowMoved;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** Moves the due dates of marking when the window's dates move. */
@Component
class MarkingDates {

    private final ScriptRepository scripts;
    private final Windows windows;
    private final Journeys journeys;

    MarkingDates(ScriptRepository scripts, Windows windows, Journeys journeys) {
        this.scripts = scripts;
        this.windows = windows;
        this.journeys = journeys;
    }

    @EventListener
    void moved(WindowMoved event) {
        var markingBy = windows.get(event.window()).markingBy();
        for (var script : scripts.findByWindowAndStateNotOrderByCandidateNumber(event.window(), Script.State.MARKED)) {
            journeys.moveTimer(script.id(), "marking-overdue", "markingBy", markingBy);
            journeys.refreshTask(script.id(), "mark-script");
        }
    }
}
