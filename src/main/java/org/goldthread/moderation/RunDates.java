package org.goldthread.moderation;

import java.time.Clock;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import org.goldthread.engine.Journeys;
import org.goldthread.marking.Scripts;
import org.goldthread.marking.Scripts.ScriptOpened;
import org.goldthread.programme.Windows;
import org.goldthread.programme.Windows.WindowAdded;
import org.goldthread.programme.Windows.WindowCancelled;
import org.goldthread.programme.Windows.WindowMoved;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** Starts the run of a window when it is added, and moves its timers when its dates move. */
@Component
class RunDates {

    private static final String PROCESS = "assessment-window";

    private final Windows windows;
    private final WindowRuns runs;
    private final Scripts scripts;
    private final ModerationSettings settings;
    private final Journeys journeys;
    private final Clock clock;

    RunDates(
            Windows windows,
            WindowRuns runs,
            Scripts scripts,
            ModerationSettings settings,
            Journeys journeys,
            Clock clock) {
        this.windows = windows;
        this.runs = runs;
        this.scripts = scripts;
        this.settings = settings;
        this.journeys = journeys;
        this.clock = clock;
    }

    Instant booksClose(UUID window) {
        return windows.get(window).verifyBy().plus(settings.booksCloseAfter());
    }

    @EventListener
    void added(WindowAdded event) {
        if (runs.plan(event.window())) {
            journeys.start(PROCESS, event.window(), Map.of("booksClose", booksClose(event.window())));
        }
    }

    @EventListener
    void moved(WindowMoved event) {
        var window = event.window();
        var resultsAt = windows.get(window).resultsAt();
        journeys.moveTimer(window, "books-close", "booksClose", booksClose(window));
        journeys.moveTimer(window, "results-date", "resultsAt", resultsAt);
        journeys.moveTimer(window, "approval-overdue", "approveBy", resultsAt.minus(OpenRelease.BEFORE));
        journeys.refreshTask(window, "ratify-window");
        journeys.refreshTask(window, "approve-release");
        scripts.of(window).forEach(script -> {
            journeys.refreshTask(script.id(), "moderate-script");
            journeys.refreshTask(script.id(), "conclude-moderation");
        });
    }

    /** A window that was called off is not run. */
    @EventListener
    void cancelled(WindowCancelled event) {
        journeys.cancel(event.window(), "The window was cancelled");
    }

    /** A script came into a window that is not run, for example a late one into an empty window: it is run after all. */
    @EventListener
    void opened(ScriptOpened event) {
        var state = runs.get(event.window()).state();
        var notRun = state == WindowRun.State.EMPTY || state == WindowRun.State.PLANNED;
        if (notRun && !journeys.isRunning(PROCESS, event.window())) {
            journeys.start(PROCESS, event.window(), Map.of("booksClose", clock.instant()));
        }
    }
}
