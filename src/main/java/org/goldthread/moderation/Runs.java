package org.goldthread.moderation;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.goldthread.marking.ScriptView;
import org.goldthread.marking.Scripts;
import org.goldthread.moderation.RunFacts.ScriptFacts;
import org.goldthread.moderation.SampledScript.Judgement;
import org.goldthread.programme.Windows;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** The run of a window for the lead: what has been done, what is open, which scripts are held back. */
@Component
@Transactional
public class Runs {

    private final WindowRuns runs;
    private final Windows windows;
    private final Scripts scripts;
    private final SampledScriptRepository sampled;
    private final RunFacts facts;
    private final ReleaseBatches batches;
    private final Checklist checklist;
    private final Supplementary supplementary;

    Runs(
            WindowRuns runs,
            Windows windows,
            Scripts scripts,
            SampledScriptRepository sampled,
            RunFacts facts,
            ReleaseBatches batches,
            Checklist checklist,
            Supplementary supplementary) {
        this.runs = runs;
        this.windows = windows;
        this.scripts = scripts;
        this.sampled = sampled;
        this.facts = facts;
        this.batches = batches;
        this.checklist = checklist;
        this.supplementary = supplementary;
    }

    /** All windows, latest first, with how far their runs have come. */
    @Transactional(readOnly = true)
    public List<RunView.Summary> all() {
        var states = runs.states();
        return windows.all().stream()
                .map(window -> new RunView.Summary(
                        window,
                        states.getOrDefault(window.id(), WindowRun.State.PLANNED)
                                .words()))
                .toList();
    }

    /** The window's run, as this lead sees it. */
    public RunView of(UUID window, UUID lead) {
        var dates = windows.get(window);
        var run = runs.get(window);
        var all = scripts.of(window);
        var samples = sampled.findByWindow(window).stream()
                .collect(Collectors.toMap(SampledScript::script, Function.identity()));
        var known = facts.of(window);
        var checks = checklist.of(window, all, List.copyOf(samples.values()), known);
        var open = checklist.open(checks);
        var random = samples.values().stream()
                .filter(sample -> sample.isAtRandom() && sample.judgement() != null)
                .toList();
        var upheld = random.stream()
                .filter(sample -> sample.judgement() == Judgement.UPHELD)
                .count();
        return new RunView(
                dates,
                run.state().words(),
                run.isReleased(),
                run.state() == WindowRun.State.RATIFYING,
                run.sampledAt(),
                run.ratifiedAt(),
                run.releasedAt(),
                counts(all, samples, known),
                random.size(),
                (int) upheld,
                checks.stream()
                        .map(check -> new RunView.CheckView(check.words(), check.numbers(), check.wayOut()))
                        .toList(),
                batches.views(window, dates.resultsAt(), lead),
                all.stream()
                        .map(script -> line(
                                script,
                                samples.get(script.id()),
                                Objects.requireNonNull(known.get(script.id())),
                                open.contains(script.candidateNumber())))
                        .toList());
    }

    /** Holds a script's result back, with the reason. */
    public void withhold(UUID window, UUID script, UUID lead, String reason) {
        supplementary.withhold(window, script, lead, reason);
    }

    /** Proposes a supplementary release of everything that is ready, on this day. */
    public void propose(UUID window, UUID lead, LocalDate day) {
        supplementary.propose(window, lead, day);
    }

    /** Lets a script go: with the others if they are not released yet, otherwise in the next supplementary batch. */
    public void letGo(UUID window, UUID script, UUID lead) {
        supplementary.letGo(window, script, lead);
    }

    private static RunView.Counts counts(
            List<ScriptView> all, Map<UUID, SampledScript> samples, Map<UUID, ScriptFacts> known) {
        var marked = all.stream().filter(ScriptView::marked).count();
        var moderated = samples.values().stream().filter(SampledScript::isDone).count();
        var held = known.values().stream()
                .filter(facts -> facts.withheld() != null)
                .count();
        var released =
                known.values().stream().filter(facts -> facts.outcome() != null).count();
        return new RunView.Counts(
                all.size(), (int) marked, samples.size(), (int) moderated, (int) held, (int) released);
    }

    private static RunView.Line line(
            ScriptView script, @Nullable SampledScript sample, ScriptFacts facts, boolean open) {
        var reasons = sample == null
                ? ""
                : sample.reasons().stream().map(Sample.Reason::words).collect(Collectors.joining("; "));
        var ready = !open
                && script.marked()
                && facts.batch() == null
                && facts.withheld() == null
                && facts.outcome() == null;
        return new RunView.Line(
                script.id(),
                script.candidateNumber(),
                script.attempt(),
                status(script, sample),
                script.marked() ? script.total() : null,
                reasons,
                facts.withheld(),
                facts.outcome(),
                ready);
    }

    private static String status(ScriptView script, @Nullable SampledScript sample) {
        if (!script.marked()) {
            return "being marked";
        }
        if (sample == null) {
            return "marked";
        }
        return !sample.isDone()
                ? "being moderated"
                : sample.judgement() == Judgement.UPHELD ? "moderated, upheld" : "moderated, settled";
    }
}
