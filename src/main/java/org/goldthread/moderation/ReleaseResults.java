package org.goldthread.moderation;

import java.time.Clock;
import java.util.UUID;
import org.goldthread.engine.Outcome;
import org.goldthread.engine.Step;
import org.goldthread.programme.Windows;
import org.goldthread.shared.AuditTrail;
import org.goldthread.shared.AuditTrail.Happening;
import org.springframework.stereotype.Component;

/** On the results date, releases every result of the window that is not withheld: nobody early, nobody twice. */
@Component
class ReleaseResults implements Step {

    private final WindowRuns runs;
    private final Windows windows;
    private final Supplementary supplementary;
    private final Release release;
    private final AuditTrail audit;
    private final Clock clock;

    ReleaseResults(
            WindowRuns runs,
            Windows windows,
            Supplementary supplementary,
            Release release,
            AuditTrail audit,
            Clock clock) {
        this.runs = runs;
        this.windows = windows;
        this.supplementary = supplementary;
        this.release = release;
        this.audit = audit;
        this.clock = clock;
    }

    @Override
    public Outcome run(UUID window) {
        var run = runs.toChange(window);
        if (clock.instant().isBefore(windows.get(window).resultsAt())) {
            throw new IllegalStateException("The results of window " + window + " are not due yet");
        }
        run.release(clock.instant());
        var released = release.release(supplementary.ready(window));
        if (released > 0) {
            audit.record(
                    new Happening("window", window, null, null, released + " results were released together", null));
        }
        return Outcome.of("released");
    }
}
