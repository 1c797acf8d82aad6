package org.goldthread.moderation;

import java.time.Clock;
import java.util.HashSet;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;
import org.goldthread.marking.ScriptView;
import org.goldthread.marking.Scripts;
import org.goldthread.shared.AuditTrail;
import org.goldthread.shared.AuditTrail.Happening;
import org.goldthread.shared.Refusal;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Scripts that do not go with the others: withheld by the lead with a reason, or late; they follow one by one. */
@Component
@Transactional
class Supplementary {

    private final WindowRuns runs;
    private final Scripts scripts;
    private final SampledScriptRepository sampled;
    private final WithheldScriptRepository withheld;
    private final ResultRepository results;
    private final Release release;
    private final AuditTrail audit;
    private final Clock clock;

    Supplementary(
            WindowRuns runs,
            Scripts scripts,
            SampledScriptRepository sampled,
            WithheldScriptRepository withheld,
            ResultRepository results,
            Release release,
            AuditTrail audit,
            Clock clock) {
        this.runs = runs;
        this.scripts = scripts;
        this.sampled = sampled;
        this.withheld = withheld;
        this.results = results;
        this.release = release;
        this.audit = audit;
        this.clock = clock;
    }

    /** Holds a script's result back. */
    void withhold(UUID window, UUID script, UUID lead, String reason) {
        if (reason.isBlank()) {
            throw new Refusal("reason", "Say why the result is withheld.");
        }
        runs.toChange(window);
        mustBeOf(window, script);
        if (results.findByScript(script).isPresent()) {
            throw new Refusal("This result is already released. It cannot be withheld any more.");
        }
        withheld.findById(script)
                .ifPresentOrElse(
                        row -> row.again(reason.strip(), lead, clock.instant()),
                        () -> withheld.save(new WithheldScript(script, window, reason.strip(), lead, clock.instant())));
        audit.record(new Happening("script", script, null, lead, "The result is withheld", reason));
    }

    /** Lets a script go: with the others if they are not released yet, otherwise now. */
    void letGo(UUID window, UUID script, UUID lead) {
        var run = runs.toChange(window);
        mustBeOf(window, script);
        withheld.findById(script).ifPresent(row -> row.lift(clock.instant()));
        audit.record(new Happening("script", script, null, lead, "The result is no longer withheld", null));
        if (run.state() == WindowRun.State.RELEASED) {
            var mine = ready(window).stream()
                    .filter(ready -> ready.id().equals(script))
                    .toList();
            if (mine.isEmpty()) {
                throw new Refusal("This script is not marked and moderated yet. Its result follows when it is.");
            }
            release.release(mine);
        }
    }

    /** The scripts of the window with nothing standing between them and their release. */
    @Transactional(readOnly = true)
    List<ScriptView> ready(UUID window) {
        var open = sampled.findByWindow(window).stream()
                .filter(script -> !script.isDone())
                .map(SampledScript::script)
                .collect(Collectors.toCollection(HashSet::new));
        withheld.findByWindow(window).stream()
                .filter(WithheldScript::isWithheld)
                .map(WithheldScript::getId)
                .forEach(open::add);
        return scripts.of(window).stream()
                .filter(script -> script.marked() && !open.contains(script.id()))
                .toList();
    }

    private void mustBeOf(UUID window, UUID script) {
        if (!scripts.get(script).window().equals(window)) {
            throw new IllegalArgumentException("Script " + script + " is not of window " + window);
        }
    }
}
