package org.goldthread.moderation;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.goldthread.marking.ScriptView;
import org.goldthread.marking.Scripts;
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
    private final WithheldScriptRepository withheld;
    private final ResultRepository results;
    private final Supplementary supplementary;

    Runs(
            WindowRuns runs,
            Windows windows,
            Scripts scripts,
            SampledScriptRepository sampled,
            WithheldScriptRepository withheld,
            ResultRepository results,
            Supplementary supplementary) {
        this.runs = runs;
        this.windows = windows;
        this.scripts = scripts;
        this.sampled = sampled;
        this.withheld = withheld;
        this.results = results;
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

    /** The window's run. */
    public RunView of(UUID window) {
        var dates = windows.get(window);
        var run = runs.get(window);
        var all = scripts.of(window);
        var samples = sampled.findByWindow(window).stream()
                .collect(Collectors.toMap(SampledScript::script, Function.identity()));
        var held = withheld.findByWindow(window).stream()
                .filter(WithheldScript::isWithheld)
                .collect(Collectors.toMap(WithheldScript::getId, WithheldScript::reason));
        var outcomes = results.findByWindow(window).stream().collect(Collectors.toMap(Result::script, Result::outcome));
        var random = samples.values().stream()
                .filter(sample -> sample.isAtRandom() && sample.judgement() != null)
                .toList();
        var upheld = random.stream()
                .filter(sample -> sample.judgement() == Judgement.UPHELD)
                .count();
        return new RunView(
                dates,
                run.state().words(),
                run.state() == WindowRun.State.RELEASED,
                run.sampledAt(),
                run.ratifiedAt(),
                run.releasedAt(),
                counts(all, samples, held, outcomes),
                random.size(),
                (int) upheld,
                checks(all, samples, held),
                all.stream()
                        .map(script -> line(
                                script, samples.get(script.id()), held.get(script.id()), outcomes.get(script.id())))
                        .toList());
    }

    /** Holds a script's result back, with the reason. */
    public void withhold(UUID window, UUID script, UUID lead, String reason) {
        supplementary.withhold(window, script, lead, reason);
    }

    /** Lets a script go: with the others if they are not released yet, otherwise now. */
    public void letGo(UUID window, UUID script, UUID lead) {
        supplementary.letGo(window, script, lead);
    }

    private static RunView.Counts counts(
            List<ScriptView> all,
            Map<UUID, SampledScript> samples,
            Map<UUID, String> held,
            Map<UUID, String> outcomes) {
        var marked = all.stream().filter(ScriptView::marked).count();
        var moderated = samples.values().stream().filter(SampledScript::isDone).count();
        return new RunView.Counts(
                all.size(), (int) marked, samples.size(), (int) moderated, held.size(), outcomes.size());
    }

    private static List<RunView.CheckView> checks(
            List<ScriptView> all, Map<UUID, SampledScript> samples, Map<UUID, String> held) {
        return Checklist.of(all, List.copyOf(samples.values()), held.keySet()).stream()
                .map(check -> new RunView.CheckView(check.words(), check.numbers()))
                .toList();
    }

    private static RunView.Line line(
            ScriptView script, @Nullable SampledScript sample, @Nullable String held, @Nullable String outcome) {
        var reasons = sample == null
                ? ""
                : sample.reasons().stream().map(Sample.Reason::words).collect(Collectors.joining("; "));
        return new RunView.Line(
                script.id(),
                script.candidateNumber(),
                script.attempt(),
                status(script, sample),
                script.marked() ? script.total() : null,
                reasons,
                held,
                outcome);
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
