package org.goldthread.moderation;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.goldthread.learning.Enrolments;
import org.goldthread.marking.AppealMarking;
import org.goldthread.marking.AppealMarking.FreshMark;
import org.goldthread.marking.MarkRules;
import org.goldthread.programme.EditionView.Criterion;
import org.goldthread.programme.Qualifications;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Puts the marks of a result beside the fresh ones, and says what each comes to. */
@Component
@Transactional(readOnly = true)
public class AppealWeighing {

    private static final List<String> FROM_WORST = List.of("fail", "resubmit", "pass");

    /** An appealed criterion with both marks and both comments. */
    public record Pair(String code, String asks, int before, String beforeComment, int after, String afterComment) {}

    /** Both markings. Outcomes are {@code pass}, {@code resubmit} or {@code fail}. */
    public record Weighed(String oldOutcome, int oldTotal, String newOutcome, int newTotal, List<Pair> pairs) {

        /** Whether the fresh marks are worse: a worse outcome, or the same with fewer marks. */
        public boolean isDown() {
            var before = FROM_WORST.indexOf(oldOutcome);
            var after = FROM_WORST.indexOf(newOutcome);
            return after < before || (after == before && newTotal < oldTotal);
        }
    }

    private final Results results;
    private final ResultRows rows;
    private final AppealMarking marking;
    private final Enrolments enrolments;
    private final Qualifications qualifications;

    AppealWeighing(
            Results results,
            ResultRows rows,
            AppealMarking marking,
            Enrolments enrolments,
            Qualifications qualifications) {
        this.results = results;
        this.rows = rows;
        this.marking = marking;
        this.enrolments = enrolments;
        this.qualifications = qualifications;
    }

    /** Both markings of a script that is marked afresh. */
    Weighed of(Appeal appeal) {
        var result = results.versions(appeal.enrolment()).stream()
                .filter(version -> version.attempt() == appeal.attempt() && version.version() == appeal.resultVersion())
                .findFirst()
                .orElseThrow();
        var edition = qualifications.edition(enrolments.get(appeal.enrolment()).edition());
        var lines = rows.lines(result.id());
        var fresh = marking.marks(appeal.script()).orElseThrow();
        var full = new HashMap<String, Integer>();
        lines.forEach((code, line) -> full.put(code, line.mark()));
        fresh.forEach((code, mark) -> full.put(code, mark.mark()));
        var rules = new MarkRules(edition);
        var verdict = rules.judge(full);
        return new Weighed(
                result.outcome(),
                result.total(),
                Release.outcome(verdict.passed(), appeal.attempt()),
                verdict.total(),
                rules.criteria(appeal.areas()).stream()
                        .map(criterion -> pair(criterion, lines, fresh))
                        .toList());
    }

    private static Pair pair(Criterion criterion, Map<String, ResultSheet.Line> lines, Map<String, FreshMark> fresh) {
        var before = lines.getOrDefault(criterion.code(), new ResultSheet.Line(0, null, false, false));
        var after = fresh.getOrDefault(criterion.code(), new FreshMark(before.mark(), ""));
        return new Pair(
                criterion.code(),
                criterion.asks(),
                before.mark(),
                before.comment() == null ? "" : before.comment(),
                after.mark(),
                after.comment());
    }
}
