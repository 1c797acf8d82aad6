package org.goldthread.moderation;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.goldthread.engine.Journeys;
import org.goldthread.marking.Scripts;
import org.goldthread.moderation.RunFacts.ScriptFacts;
import org.goldthread.programme.Windows;
import org.goldthread.shared.AuditTrail;
import org.goldthread.shared.AuditTrail.Happening;
import org.goldthread.shared.Refusal;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Scripts that do not go with the others: withheld with a reason, or late. They follow in a supplementary batch, which a
 * second lead approves like the first, and which has a release moment of its own.
 */
@Component
@Transactional
class Supplementary {

    private final WindowRuns runs;
    private final Windows windows;
    private final Scripts scripts;
    private final WithheldScriptRepository withheld;
    private final RunFacts facts;
    private final Checklist checklist;
    private final ResultRows results;
    private final ReleaseBatches batches;
    private final Journeys journeys;
    private final AuditTrail audit;
    private final Clock clock;

    Supplementary(
            WindowRuns runs,
            Windows windows,
            Scripts scripts,
            WithheldScriptRepository withheld,
            RunFacts facts,
            Checklist checklist,
            ResultRows results,
            ReleaseBatches batches,
            Journeys journeys,
            AuditTrail audit,
            Clock clock) {
        this.runs = runs;
        this.windows = windows;
        this.scripts = scripts;
        this.withheld = withheld;
        this.facts = facts;
        this.checklist = checklist;
        this.results = results;
        this.batches = batches;
        this.journeys = journeys;
        this.audit = audit;
        this.clock = clock;
    }

    /** Holds a script's result back. */
    void withhold(UUID window, UUID script, UUID actor, String reason) {
        if (reason.isBlank()) {
            throw new Refusal("reason", "Say why the result is withheld.");
        }
        runs.toChange(window);
        mustBeOf(window, script);
        if (results.isReleased(script)) {
            throw new Refusal("This result is already released. It cannot be withheld any more.");
        }
        if (batches.waitingIn(script).isPresent()) {
            throw new Refusal("This result is being released at this moment. It cannot be withheld any more.");
        }
        withheld.findById(script)
                .ifPresentOrElse(
                        row -> row.again(reason.strip(), actor, clock.instant()),
                        () -> withheld.save(
                                new WithheldScript(script, window, reason.strip(), actor, clock.instant())));
        audit.record(new Happening("script", script, null, actor, "The result is withheld", reason));
    }

    /**
     * Lets a script go: with the others if they are not released yet, otherwise in the next supplementary batch.
     *
     * @throws Refusal while a concern about it is open: deciding that lets it go
     */
    void letGo(UUID window, UUID script, UUID actor) {
        runs.toChange(window);
        mustBeOf(window, script);
        if (isUnderConcern(script)) {
            throw new Refusal(
                    "A concern about this script is open. Decide it, and the result goes with the next release.");
        }
        withheld.findById(script).filter(WithheldScript::isWithheld).ifPresent(row -> {
            row.lift(clock.instant());
            audit.record(new Happening("script", script, null, actor, "The result is no longer withheld", null));
        });
    }

    /** Whether somebody has raised a concern about the script that is not decided yet. */
    boolean isUnderConcern(UUID script) {
        return facts.isUnderConcern(script);
    }

    /**
     * Proposes that everything ready in a released window goes out together on the day, at the time of the window's results.
     *
     * @throws Refusal if nothing is ready, or the day is too early
     */
    UUID propose(UUID window, UUID lead, LocalDate day) {
        var run = runs.toChange(window);
        if (!run.isReleased()) {
            throw new Refusal("The window's own results are not released yet. What is ready goes with them.");
        }
        var at = at(window, day);
        var ready = ready(window).stream()
                .filter(script -> script.batch() == null)
                .map(ScriptFacts::script)
                .toList();
        if (ready.isEmpty()) {
            throw new Refusal("No script is ready. A script is ready when it is marked, moderated and not withheld.");
        }
        var batch = ReleaseBatch.supplementary(window);
        batch.propose(lead, at, clock.instant());
        batches.save(batch);
        batches.list(batch.id(), ready);
        audit.record(new Happening(
                "window",
                window,
                null,
                lead,
                ready.size() + " results were proposed for a supplementary release",
                null));
        journeys.start("release-batch", batch.id());
        return batch.id();
    }

    private Instant at(UUID window, LocalDate day) {
        var zone = clock.getZone();
        var usual = windows.get(window).resultsAt().atZone(zone).toLocalTime();
        var at = day.atTime(usual).atZone(zone).toInstant();
        if (!at.isAfter(clock.instant())) {
            throw new Refusal("on", "Choose a day whose " + usual + " is still to come.");
        }
        return at;
    }

    /** The scripts of the window with nothing standing between them and their release. */
    @Transactional(readOnly = true)
    List<ScriptFacts> ready(UUID window) {
        var all = facts.of(window);
        return ready(all, checklist.open(checklist.of(window, all)));
    }

    /** Those of the scripts with nothing standing between them and their release; {@code open} are those that fail a check. */
    static List<ScriptFacts> ready(List<ScriptFacts> all, Set<String> open) {
        return all.stream()
                .filter(script -> script.marked() && !open.contains(script.candidateNumber()))
                .filter(script -> script.withheld() == null && script.outcome() == null)
                .toList();
    }

    private void mustBeOf(UUID window, UUID script) {
        if (!scripts.get(script).window().equals(window)) {
            throw new IllegalArgumentException("Script " + script + " is not of window " + window);
        }
    }
}
