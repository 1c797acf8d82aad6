package org.goldthread.moderation;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.goldthread.moderation.RunFacts.ScriptFacts;
import org.goldthread.moderation.SampledScript.Judgement;
import org.goldthread.shared.Paged;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** The scripts of a window's run as its list shows them: those that fit a filter, page by page. */
@Component
class RunLines {

    private static final int SIZE = 50;

    private final RunFacts facts;

    RunLines(RunFacts facts) {
        this.facts = facts;
    }

    /** One page; {@code open} are the candidate numbers something stands in the way of, {@code ready} the scripts that could go. */
    Paged<RunView.Line> page(List<ScriptFacts> all, Set<String> open, Set<UUID> ready, RunFilter filter) {
        var fitting = fitting(all, open, filter);
        var from = Math.min(fitting.size(), (filter.page() - 1) * SIZE);
        var rows = fitting.subList(from, Math.min(fitting.size(), from + SIZE));
        return new Paged<>(lines(rows, ready), filter.page(), SIZE, fitting.size());
    }

    /** All that fit the filter. */
    List<RunView.Line> all(List<ScriptFacts> all, Set<String> open, Set<UUID> ready, RunFilter filter) {
        return lines(fitting(all, open, filter), ready);
    }

    private static List<ScriptFacts> fitting(List<ScriptFacts> all, Set<String> open, RunFilter filter) {
        var search = filter.search() == null ? "" : filter.search().strip().toUpperCase(Locale.ROOT);
        return all.stream()
                .filter(script ->
                        script.candidateNumber().toUpperCase(Locale.ROOT).contains(search))
                .filter(script -> fits(script, open, filter.state()))
                .toList();
    }

    private static boolean fits(ScriptFacts script, Set<String> open, @Nullable String state) {
        return switch (state == null ? "" : state) {
            case "open" -> open.contains(script.candidateNumber());
            case "sampled" -> script.sample() != null;
            case "withheld" -> script.withheld() != null;
            case "released" -> script.outcome() != null;
            default -> true;
        };
    }

    private List<RunView.Line> lines(List<ScriptFacts> rows, Set<UUID> ready) {
        var marked = rows.stream()
                .filter(ScriptFacts::marked)
                .map(ScriptFacts::script)
                .toList();
        Map<UUID, Integer> totals = marked.isEmpty() ? Map.of() : facts.totals(marked);
        return rows.stream()
                .map(script -> line(script, totals.get(script.script()), ready.contains(script.script())))
                .toList();
    }

    private static RunView.Line line(ScriptFacts script, @Nullable Integer total, boolean ready) {
        var sample = script.sample();
        return new RunView.Line(
                script.script(),
                script.candidateNumber(),
                script.attempt(),
                status(script),
                total,
                sample == null
                        ? ""
                        : sample.reasons().stream().map(Sample.Reason::words).collect(Collectors.joining("; ")),
                script.withheld(),
                script.outcome(),
                ready);
    }

    private static String status(ScriptFacts script) {
        var sample = script.sample();
        if (!script.marked()) {
            return "being marked";
        }
        if (sample == null) {
            return "marked";
        }
        return !sample.done()
                ? "being moderated"
                : sample.judgement() == Judgement.UPHELD ? "moderated, upheld" : "moderated, settled";
    }
}
