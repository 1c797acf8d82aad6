package org.goldthread.moderation;

import java.time.Clock;
import java.util.EnumSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.goldthread.engine.Journeys;
import org.goldthread.marking.Revisions;
import org.goldthread.marking.Scripts;
import org.goldthread.marking.Scripts.MarksChanged;
import org.goldthread.marking.Scripts.ScriptMarked;
import org.goldthread.shared.AuditTrail;
import org.goldthread.shared.AuditTrail.Happening;
import org.jspecify.annotations.Nullable;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** Puts scripts into the sample: those drawn, and any marked after the draw; and back to a moderator if their marks change. */
@Component
class Moderation {

    private static final String PROCESS = "script-moderation";

    private final WindowRuns runs;
    private final SampledScriptRepository sampled;
    private final ResultRows results;
    private final Scripts scripts;
    private final Revisions revisions;
    private final Journeys journeys;
    private final AuditTrail audit;
    private final Clock clock;

    Moderation(
            WindowRuns runs,
            SampledScriptRepository sampled,
            ResultRows results,
            Scripts scripts,
            Revisions revisions,
            Journeys journeys,
            AuditTrail audit,
            Clock clock) {
        this.runs = runs;
        this.sampled = sampled;
        this.results = results;
        this.scripts = scripts;
        this.revisions = revisions;
        this.journeys = journeys;
        this.audit = audit;
        this.clock = clock;
    }

    void sample(UUID script, UUID window, @Nullable UUID assessor, Set<Sample.Reason> reasons) {
        sampled.save(new SampledScript(script, window, assessor, reasons, clock.instant()));
        runs.sampledOne(window);
        audit.record(new Happening("script", script, null, null, "Sampled for moderation: " + words(reasons), null));
        journeys.start(PROCESS, script);
    }

    void drawn(WindowRun run) {
        run.sampled(clock.instant());
        audit.record(new Happening("window", run.window(), null, null, "The sample was drawn", null));
    }

    /**
     * Nobody escapes the sample by being late: what is marked after the draw is moderated in any case. What is marked again
     * after a review goes back to a moderator only if it was sampled before.
     */
    @EventListener
    void marked(ScriptMarked event) {
        var script = scripts.get(event.script());
        if (runs.still(event.window()).isSampled()
                && script.marksVersion() == 1
                && sampled.findById(event.script()).isEmpty()) {
            sample(event.script(), event.window(), script.firstMarker(), EnumSet.of(Sample.Reason.LATE));
        }
    }

    /**
     * The marks of a script have changed. If its moderation was over and the result is not out, the judgement is void; what a
     * case of malpractice takes away is not a marker's view, and changes nothing about it.
     */
    @EventListener
    void changed(MarksChanged event) {
        sampled.findById(event.script())
                .filter(script -> script.isDone() && !script.covers(event.version()))
                .filter(script -> !results.isReleased(event.script()))
                .filter(script -> !isByCase(event.script()))
                .ifPresent(script -> {
                    again(script, null, "Version " + event.version() + " of the marks stands now");
                    runs.moderateAgain(event.window());
                    journeys.start(PROCESS, event.script());
                });
    }

    private boolean isByCase(UUID script) {
        return Objects.requireNonNull(revisions.standing(List.of(script)).get(script))
                .byCase();
    }

    /** Begins another round of a script's moderation; whoever judged it before is not asked again. */
    void again(SampledScript script, @Nullable UUID actor, String why) {
        var version = script.judgedVersion();
        revisions.judgeAgain(script.script());
        script.again();
        audit.record(new Happening(
                "script",
                script.script(),
                null,
                actor,
                version == null
                        ? "Is to be moderated by somebody else"
                        : "Judged version " + version + " of the marks; is to be moderated again",
                why));
    }

    static String words(Set<Sample.Reason> reasons) {
        return reasons.stream().map(Sample.Reason::words).collect(Collectors.joining("; "));
    }
}
