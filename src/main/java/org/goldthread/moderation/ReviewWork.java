package org.goldthread.moderation;

import java.time.Clock;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Collectors;
import org.goldthread.marking.MarkRules;
import org.goldthread.marking.Revisions;
import org.goldthread.marking.Revisions.Standing;
import org.goldthread.marking.ScriptView;
import org.goldthread.marking.Scripts;
import org.goldthread.programme.Qualifications;
import org.goldthread.shared.Refusal;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** What a decision about an assessor would do, script by script, and doing it. */
@Component
@Transactional
class ReviewWork {

    private final AssessorReviews reviews;
    private final Scripts scripts;
    private final Revisions revisions;
    private final SampledScriptRepository sampled;
    private final ResultRows results;
    private final Moderation moderation;
    private final Qualifications qualifications;
    private final ModerationSettings settings;
    private final JdbcClient database;
    private final Clock clock;

    ReviewWork(
            AssessorReviews reviews,
            Scripts scripts,
            Revisions revisions,
            SampledScriptRepository sampled,
            ResultRows results,
            Moderation moderation,
            Qualifications qualifications,
            ModerationSettings settings,
            JdbcClient database,
            Clock clock) {
        this.reviews = reviews;
        this.scripts = scripts;
        this.revisions = revisions;
        this.sampled = sampled;
        this.results = results;
        this.moderation = moderation;
        this.qualifications = qualifications;
        this.settings = settings;
        this.database = database;
        this.clock = clock;
    }

    /** One script as an adjustment would change it. */
    record Change(ScriptView script, Map<String, Integer> adjusted, int newTotal, boolean passes, boolean wouldPass) {

        boolean changesOutcome() {
            return passes != wouldPass;
        }

        int oldTotal() {
            return Objects.requireNonNullElse(script.total(), 0);
        }
    }

    /** An adjustment with everything it would change; {@code basis} changes whenever any of it does. */
    record Preview(Adjustment rule, List<Change> changes, String basis) {}

    /** What adjusting by the rule would do now. */
    @Transactional(readOnly = true)
    public Preview preview(AssessorReview review) {
        var rule = Adjustment.of(
                differences(review),
                new Adjustment.Consistency(settings.consistentMinimum(), settings.consistentShare()));
        var changes = new ArrayList<Change>();
        if (!rule.isNothing()) {
            for (var script : adjustable(review)) {
                var change = change(script, rule);
                if (!change.adjusted().equals(script.marks())) {
                    changes.add(change);
                }
            }
        }
        var basis = rule.words()
                + changes.stream()
                        .map(change ->
                                change.script().id() + ":" + change.script().marksVersion())
                        .collect(Collectors.joining(","));
        return new Preview(rule, changes, Integer.toHexString(basis.hashCode()));
    }

    /** The scripts a full re-mark would send to other assessors: all with this assessor's own marks, and no result yet. */
    @Transactional(readOnly = true)
    public List<ScriptView> remarkable(AssessorReview review) {
        return own(review);
    }

    /** Adjusts every script of the preview; those whose outcome changes go to a moderator. */
    void adjust(AssessorReview review, UUID lead, String reason) {
        var preview = preview(review);
        if (preview.changes().isEmpty()) {
            throw new Refusal(
                    "decision",
                    "The sample shows no consistent difference that would change a mark, so there is nothing to adjust by. Choose another decision.");
        }
        for (var change : preview.changes()) {
            var script = change.script();
            revisions.adjust(
                    script.id(),
                    lead,
                    change.adjusted(),
                    reason + " Rule: " + preview.rule().words());
            reviews.affected(
                    review.id(),
                    script.id(),
                    "ADJUSTED",
                    script.marksVersion(),
                    change.oldTotal(),
                    change.newTotal(),
                    change.changesOutcome());
            if (change.changesOutcome()) {
                moderation.sample(script.id(), review.window(), review.assessor(), EnumSet.of(Sample.Reason.ADJUSTED));
            }
        }
    }

    /** Sends every script with the assessor's own marks to be marked again. */
    void remark(AssessorReview review, UUID lead, String reason) {
        var theirs = remarkable(review);
        if (theirs.isEmpty()) {
            throw new Refusal("decision", "No script with this assessor's own marks is left to be marked again.");
        }
        var by = clock.instant().plus(settings.remarkTime());
        for (var script : theirs) {
            revisions.markAgain(script.id(), lead, by, reason);
            reviews.affected(
                    review.id(),
                    script.id(),
                    "REMARKED",
                    script.marksVersion(),
                    Objects.requireNonNullElse(script.total(), 0),
                    null,
                    false);
        }
    }

    private Change change(ScriptView script, Adjustment rule) {
        var edition = qualifications.edition(script.edition());
        var rules = new MarkRules(edition);
        var adjusted = rule.applied(
                script.marks(), revisions.carried(script.id()), edition.scheme().maximum());
        return new Change(
                script,
                adjusted,
                rules.total(adjusted),
                rules.judge(script.marks()).passed(),
                rules.judge(adjusted).passed());
    }

    /** Marks of this assessor alone that nobody else has looked at: not sampled, and not marked a second time. */
    private List<ScriptView> adjustable(AssessorReview review) {
        var looked = sampled.findByWindow(review.window()).stream()
                .map(SampledScript::script)
                .collect(Collectors.toSet());
        return own(review).stream()
                .filter(script ->
                        !looked.contains(script.id()) && script.markers().size() == 1)
                .toList();
    }

    private List<ScriptView> own(AssessorReview review) {
        var all =
                scripts.of(review.window()).stream().filter(ScriptView::marked).toList();
        var standing = revisions.standing(ids(all));
        var released = results.released(review.window());
        return all.stream()
                .filter(script -> isOwn(standing.get(script.id()), review.assessor()))
                .filter(script -> !released.contains(script.id()))
                .toList();
    }

    private static boolean isOwn(@org.jspecify.annotations.Nullable Standing standing, UUID assessor) {
        return standing != null && standing.asMarked() && standing.actor().equals(assessor);
    }

    private static Collection<UUID> ids(List<ScriptView> found) {
        return found.stream().map(ScriptView::id).toList();
    }

    private Map<String, List<Integer>> differences(AssessorReview review) {
        return database
                .sql("""
                        select d.criterion, d.difference from moderation_difference d
                            join moderation_judgement j on j.script = d.script and j.round = d.round
                            join sampled_script s on s.script = j.script
                        where s.window_id = ? and j.assessor = ? order by d.criterion
                        """)
                .params(review.window(), review.assessor())
                .query((row, number) -> Map.entry(row.getString("criterion"), row.getInt("difference")))
                .list()
                .stream()
                .collect(Collectors.groupingBy(
                        Map.Entry::getKey, Collectors.mapping(Map.Entry::getValue, Collectors.toList())));
    }
}
