package org.goldthread.moderation;

import java.time.Clock;
import java.util.HashSet;
import java.util.UUID;
import org.goldthread.engine.Journeys;
import org.goldthread.engine.Outcome;
import org.goldthread.engine.Step;
import org.goldthread.moderation.RunFacts.ScriptFacts;
import org.goldthread.shared.AuditTrail;
import org.goldthread.shared.AuditTrail.Happening;
import org.springframework.stereotype.Component;

/** The moment has come: whatever stands between a script and its release keeps it out; the others get a job each. */
@Component
class ReleaseResults implements Step {

    private static final String BATCH = "release-batch";

    private final ReleaseBatches batches;
    private final OpenRelease dates;
    private final WindowRuns runs;
    private final Supplementary supplementary;
    private final Journeys journeys;
    private final AuditTrail audit;
    private final Clock clock;

    ReleaseResults(
            ReleaseBatches batches,
            OpenRelease dates,
            WindowRuns runs,
            Supplementary supplementary,
            Journeys journeys,
            AuditTrail audit,
            Clock clock) {
        this.batches = batches;
        this.dates = dates;
        this.runs = runs;
        this.supplementary = supplementary;
        this.journeys = journeys;
        this.audit = audit;
        this.clock = clock;
    }

    @Override
    public Outcome run(UUID key) {
        var run = runs.toChange(batches.get(key).window());
        var batch = batches.toChange(key);
        var now = clock.instant();
        if (batch.state() == ReleaseBatch.State.PROPOSED && !journeys.isRunning(BATCH, key)) {
            // Ratified before releases were approved by a second lead: that lead is asked now.
            journeys.start(BATCH, key);
            return Outcome.of("proposed");
        }
        if (now.isBefore(dates.releaseAt(key))) {
            throw new IllegalStateException("Release " + key + " is not due yet");
        }
        if (batch.begin(now)) {
            if (!batch.isSupplementary()) {
                run.release(now);
            }
            begin(batch);
        }
        return Outcome.of("releasing");
    }

    private void begin(ReleaseBatch batch) {
        var ready = supplementary.ready(batch.window()).stream()
                .map(ScriptFacts::script)
                .toList();
        if (batch.isSupplementary()) {
            var listed = new HashSet<>(batches.listed(batch.id()));
            ready = ready.stream().filter(listed::contains).toList();
        }
        batches.fill(batch.id(), ready);
        journeys.startEach("release-result", ready);
        audit.record(new Happening(
                "window", batch.window(), null, null, ready.size() + " results are released together", null));
    }
}
