package org.goldthread.moderation;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.goldthread.marking.ScriptView;
import org.goldthread.marking.Scripts;
import org.goldthread.moderation.SampledScript.Judgement;
import org.goldthread.people.People;
import org.goldthread.people.PersonView;
import org.goldthread.programme.WindowView;
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
    private final ResultRows results;
    private final ReleaseBatches batches;
    private final Checklist checklist;
    private final People people;
    private final Supplementary supplementary;

    Runs(
            WindowRuns runs,
            Windows windows,
            Scripts scripts,
            SampledScriptRepository sampled,
            WithheldScriptRepository withheld,
            ResultRows results,
            ReleaseBatches batches,
            Checklist checklist,
            People people,
            Supplementary supplementary) {
        this.runs = runs;
        this.windows = windows;
        this.scripts = scripts;
        this.sampled = sampled;
        this.withheld = withheld;
        this.results = results;
        this.batches = batches;
        this.checklist = checklist;
        this.people = people;
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
        var held = withheld.findByWindow(window).stream()
                .filter(WithheldScript::isWithheld)
                .collect(Collectors.toMap(WithheldScript::getId, WithheldScript::reason));
        var outcomes =
                results.newest(window).stream().collect(Collectors.toMap(ResultView::script, ResultView::outcome));
        var checks = checklist.of(window, all, List.copyOf(samples.values()), held.keySet());
        var open = checklist.open(checks);
        var taken = batches.batches(window).keySet();
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
                run.sampledAt(),
                run.ratifiedAt(),
                run.releasedAt(),
                counts(all, samples, held, outcomes),
                random.size(),
                (int) upheld,
                checks.stream()
                        .map(check -> new RunView.CheckView(check.words(), check.numbers(), check.wayOut()))
                        .toList(),
                batches(window, dates, lead),
                all.stream()
                        .map(script -> line(
                                script,
                                samples.get(script.id()),
                                held.get(script.id()),
                                outcomes.get(script.id()),
                                !open.contains(script.candidateNumber()) && !taken.contains(script.id())))
                        .toList());
    }

    private List<RunView.BatchView> batches(UUID window, WindowView dates, UUID lead) {
        var found = batches.of(window);
        var progress = batches.progress(window);
        var listed = batches.batches(window).values().stream()
                .collect(Collectors.groupingBy(Function.identity(), Collectors.counting()));
        var names = people.all(found.stream()
                .flatMap(batch -> Stream.of(batch.proposedBy(), batch.approvedBy()))
                .filter(Objects::nonNull)
                .collect(Collectors.toSet()));
        return found.stream()
                .map(batch -> batch(batch, dates, progress.get(batch.id()), listed, names, lead))
                .toList();
    }

    private static RunView.BatchView batch(
            ReleaseBatch batch,
            WindowView dates,
            ReleaseBatches.@Nullable Progress progress,
            Map<UUID, Long> listed,
            Map<UUID, PersonView> names,
            UUID lead) {
        var waits = batch.state() == ReleaseBatch.State.PROPOSED;
        var approver = batch.approvedBy() == null ? null : names.get(batch.approvedBy());
        return new RunView.BatchView(
                batch.id(),
                batch.isSupplementary(),
                batch.state().words(),
                batch.isSupplementary() ? batch.releaseAt() : dates.resultsAt(),
                Objects.requireNonNull(names.get(batch.proposedBy())).name(),
                approver == null ? null : approver.name(),
                batch.returnedReason(),
                listed.getOrDefault(batch.id(), 0L).intValue(),
                progress == null ? null : progress.total(),
                progress == null ? null : progress.done(),
                waits && !batch.proposedBy().equals(lead),
                waits && batch.proposedBy().equals(lead));
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
            List<ScriptView> all,
            Map<UUID, SampledScript> samples,
            Map<UUID, String> held,
            Map<UUID, String> outcomes) {
        var marked = all.stream().filter(ScriptView::marked).count();
        var moderated = samples.values().stream().filter(SampledScript::isDone).count();
        return new RunView.Counts(
                all.size(), (int) marked, samples.size(), (int) moderated, held.size(), outcomes.size());
    }

    private static RunView.Line line(
            ScriptView script,
            @Nullable SampledScript sample,
            @Nullable String held,
            @Nullable String outcome,
            boolean clean) {
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
                outcome,
                clean && script.marked() && held == null && outcome == null);
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
