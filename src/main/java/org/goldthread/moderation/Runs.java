package org.goldthread.moderation;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.goldthread.moderation.RunFacts.ScriptFacts;
import org.goldthread.moderation.SampledScript.Judgement;
import org.goldthread.programme.Windows;
import org.goldthread.shared.Refusal;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** The run of a window for the lead: what has been done, what is open, which scripts are held back. */
@Component
@Transactional
public class Runs {

    private final WindowRuns runs;
    private final Windows windows;
    private final RunFacts facts;
    private final RunLines lines;
    private final ReleaseBatches batches;
    private final Checklist checklist;
    private final Supplementary supplementary;
    private final Clock clock;

    Runs(
            WindowRuns runs,
            Windows windows,
            RunFacts facts,
            RunLines lines,
            ReleaseBatches batches,
            Checklist checklist,
            Supplementary supplementary,
            Clock clock) {
        this.runs = runs;
        this.windows = windows;
        this.facts = facts;
        this.lines = lines;
        this.batches = batches;
        this.checklist = checklist;
        this.supplementary = supplementary;
        this.clock = clock;
    }

    /** The window's run with the first page of its scripts, as this lead sees it. */
    public RunView of(UUID window, UUID lead) {
        return of(window, lead, RunFilter.ALL);
    }

    /** The window's run with one page of the scripts that fit the filter. */
    public RunView of(UUID window, UUID lead, RunFilter filter) {
        var dates = windows.get(window);
        var run = runs.get(window);
        var all = facts.of(window);
        var checks = checklist.of(window, all);
        var open = checklist.open(checks);
        var ready = ready(all, open);
        var random = all.stream()
                .map(ScriptFacts::sample)
                .filter(sample -> sample != null && sample.atRandom() && sample.judgement() != null)
                .toList();
        var upheld = random.stream()
                .filter(sample -> sample.judgement() == Judgement.UPHELD)
                .count();
        return new RunView(
                dates,
                WindowStatus.of(dates, run.state(), clock.instant()).words(),
                run.isReleased(),
                run.state() == WindowRun.State.RATIFYING,
                run.sampledAt(),
                run.ratifiedAt(),
                run.releasedAt(),
                counts(all),
                random.size(),
                (int) upheld,
                checks.stream()
                        .map(check -> new RunView.CheckView(check.words(), check.numbers(), check.wayOut()))
                        .toList(),
                batches.views(window, dates.resultsAt(), lead),
                ready.size(),
                lines.page(all, open, ready, filter));
    }

    /** All scripts of the window that fit the filter, for an export. */
    @Transactional(readOnly = true)
    public List<RunView.Line> lines(UUID window, RunFilter filter) {
        var all = facts.of(window);
        var open = checklist.open(checklist.of(window, all));
        return lines.all(all, open, ready(all, open), filter);
    }

    private static Set<UUID> ready(List<ScriptFacts> all, Set<String> open) {
        return Supplementary.ready(all, open).stream()
                .filter(script -> script.batch() == null)
                .map(ScriptFacts::script)
                .collect(Collectors.toUnmodifiableSet());
    }

    /**
     * Holds the result of a candidate's script back, with the reason.
     *
     * @throws Refusal if nobody in the window has this candidate number
     */
    public void withhold(UUID window, String candidateNumber, UUID lead, String reason) {
        var script = facts.of(window).stream()
                .filter(one -> one.candidateNumber().equalsIgnoreCase(candidateNumber.strip()))
                .reduce((earlier, later) -> later)
                .orElseThrow(() -> new Refusal(
                        "candidate",
                        candidateNumber.isBlank()
                                ? "Enter the candidate number."
                                : "No script of this window has the candidate number " + candidateNumber.strip()
                                        + ". It is in the list of scripts."));
        withhold(window, script.script(), lead, reason);
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

    private static RunView.Counts counts(List<ScriptFacts> all) {
        return new RunView.Counts(
                all.size(),
                number(all, ScriptFacts::marked),
                number(all, script -> script.sample() != null),
                number(all, script -> script.sample() != null && script.sample().done()),
                number(all, script -> script.withheld() != null),
                number(all, script -> script.outcome() != null));
    }

    private static int number(List<ScriptFacts> all, Predicate<ScriptFacts> which) {
        return (int) all.stream().filter(which).count();
    }
}
