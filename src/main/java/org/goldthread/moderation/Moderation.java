package org.goldthread.moderation;

import java.time.Clock;
import java.util.EnumSet;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.goldthread.engine.Journeys;
import org.goldthread.marking.Scripts.ScriptMarked;
import org.goldthread.shared.AuditTrail;
import org.goldthread.shared.AuditTrail.Happening;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** Puts scripts into the sample: those drawn, and any marked after the draw. */
@Component
class Moderation {

    private final WindowRuns runs;
    private final SampledScriptRepository sampled;
    private final Journeys journeys;
    private final AuditTrail audit;
    private final Clock clock;

    Moderation(WindowRuns runs, SampledScriptRepository sampled, Journeys journeys, AuditTrail audit, Clock clock) {
        this.runs = runs;
        this.sampled = sampled;
        this.journeys = journeys;
        this.audit = audit;
        this.clock = clock;
    }

    void sample(UUID script, UUID window, Set<Sample.Reason> reasons) {
        sampled.save(new SampledScript(script, window, reasons, clock.instant()));
        runs.sampledOne(window);
        audit.record(new Happening("script", script, null, null, "Sampled for moderation: " + words(reasons), null));
        journeys.start("script-moderation", script);
    }

    void drawn(WindowRun run) {
        run.sampled(clock.instant());
        audit.record(new Happening("window", run.window(), null, null, "The sample was drawn", null));
    }

    /** Nobody escapes the sample by being late: what is marked after the draw is moderated in any case. */
    @EventListener
    void marked(ScriptMarked event) {
        if (runs.still(event.window()).isSampled()) {
            sample(event.script(), event.window(), EnumSet.of(Sample.Reason.LATE));
        }
    }

    static String words(Set<Sample.Reason> reasons) {
        return reasons.stream().map(Sample.Reason::words).collect(Collectors.joining("; "));
    }
}
