package org.goldthread.moderation;

import java.time.Clock;
import java.time.Duration;
import java.util.UUID;
import org.goldthread.assessment.Submissions;
import org.goldthread.engine.Outcome;
import org.goldthread.engine.Step;
import org.goldthread.marking.Scripts;
import org.goldthread.programme.Windows;
import org.springframework.stereotype.Component;

/**
 * After the verifications: is there anything to mark? A submission the coordinator still decides about keeps an otherwise
 * empty window's books open, a day at a time, until its results date.
 */
@Component
class CloseBooks implements Step {

    private static final Duration AGAIN = Duration.ofDays(1);

    private final WindowRuns runs;
    private final RunDates dates;
    private final Windows windows;
    private final Scripts scripts;
    private final Submissions submissions;
    private final Clock clock;

    CloseBooks(
            WindowRuns runs, RunDates dates, Windows windows, Scripts scripts, Submissions submissions, Clock clock) {
        this.runs = runs;
        this.dates = dates;
        this.windows = windows;
        this.scripts = scripts;
        this.submissions = submissions;
        this.clock = clock;
    }

    @Override
    public Outcome run(UUID window) {
        var now = clock.instant();
        var due = dates.booksClose(window);
        if (now.isBefore(due)) {
            return Outcome.of("later").at("booksClose", due);
        }
        var run = runs.toChange(window);
        var some = !scripts.of(window).isEmpty();
        if (!some
                && submissions.expected(window) > 0
                && now.isBefore(windows.get(window).resultsAt())) {
            return Outcome.of("later").at("booksClose", now.plus(AGAIN));
        }
        run.closeBooks(some);
        return Outcome.of(some ? "scripts" : "none");
    }
}
