package org.goldthread.moderation;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.goldthread.marking.MarkRules;
import org.goldthread.marking.Revisions;
import org.goldthread.programme.Qualifications;
import org.goldthread.shared.Refusal;
import org.springframework.jdbc.core.RowCallbackHandler;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** What a decision about an assessor would do, script by script, and doing it. */
@Component
@Transactional
class ReviewWork {

    private final AssessorReviews reviews;
    private final Revisions revisions;
    private final Moderation moderation;
    private final Qualifications qualifications;
    private final ModerationSettings settings;
    private final JdbcClient database;
    private final Clock clock;

    ReviewWork(
            AssessorReviews reviews,
            Revisions revisions,
            Moderation moderation,
            Qualifications qualifications,
            ModerationSettings settings,
            JdbcClient database,
            Clock clock) {
        this.reviews = reviews;
        this.revisions = revisions;
        this.moderation = moderation;
        this.qualifications = qualifications;
        this.settings = settings;
        this.database = database;
        this.clock = clock;
    }

    /** A script that still carries the assessor's own marks and has no result yet. */
    record Own(
            UUID script,
            String candidateNumber,
            String edition,
            int version,
            boolean lookedAt,
            Map<String, Integer> marks,
            Set<String> carried) {}

    /** One script as an adjustment would change it. */
    record Change(
            Own script, Map<String, Integer> adjusted, int oldTotal, int newTotal, boolean passes, boolean wouldPass) {

        boolean changesOutcome() {
            return passes != wouldPass;
        }
    }

    /**
     * What could be done about the assessor's marks now.
     *
     * @param own the scripts a full re-mark would send to others
     * @param changes what the adjustment would change: only scripts that nobody else has looked at
     * @param basis changes whenever any of it does
     */
    record Preview(Adjustment rule, List<Own> own, List<Change> changes, String basis) {}

    /** What adjusting by the rule, or marking everything again, would do now. */
    @Transactional(readOnly = true)
    public Preview preview(AssessorReview review) {
        var rule = Adjustment.of(
                differences(review),
                new Adjustment.Consistency(settings.consistentMinimum(), settings.consistentShare()));
        var own = own(review);
        var changes = own.stream()
                .filter(script -> !rule.isNothing() && !script.lookedAt())
                .map(script -> change(script, rule))
                .filter(change -> !change.adjusted().equals(change.script().marks()))
                .toList();
        var basis = rule.words()
                + changes.stream()
                        .map(change ->
                                change.script().script() + ":" + change.script().version())
                        .collect(Collectors.joining(","));
        return new Preview(rule, own, changes, Integer.toHexString(basis.hashCode()));
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
            var script = change.script().script();
            revisions.adjust(
                    script,
                    lead,
                    change.adjusted(),
                    reason + " Rule: " + preview.rule().words());
            reviews.affected(
                    review.id(),
                    script,
                    "ADJUSTED",
                    change.script().version(),
                    change.oldTotal(),
                    change.newTotal(),
                    change.changesOutcome());
            if (change.changesOutcome()) {
                moderation.sample(script, review.window(), review.assessor(), EnumSet.of(Sample.Reason.ADJUSTED));
            }
        }
    }

    /** Sends every script with the assessor's own marks to be marked again. */
    void remark(AssessorReview review, UUID lead, String reason) {
        var theirs = own(review);
        if (theirs.isEmpty()) {
            throw new Refusal("decision", "No script with this assessor's own marks is left to be marked again.");
        }
        var by = clock.instant().plus(settings.remarkTime());
        for (var script : theirs) {
            revisions.markAgain(script.script(), lead, by, reason);
            var total = new MarkRules(qualifications.edition(script.edition())).total(script.marks());
            reviews.affected(review.id(), script.script(), "REMARKED", script.version(), total, null, false);
        }
    }

    private Change change(Own script, Adjustment rule) {
        var edition = qualifications.edition(script.edition());
        var rules = new MarkRules(edition);
        var adjusted =
                rule.applied(script.marks(), script.carried(), edition.scheme().maximum());
        return new Change(
                script,
                adjusted,
                rules.total(script.marks()),
                rules.total(adjusted),
                rules.judge(script.marks()).passed(),
                rules.judge(adjusted).passed());
    }

    /** One statement, however many scripts: a row a mark, gathered by script. */
    private List<Own> own(AssessorReview review) {
        var found = new LinkedHashMap<UUID, Own>();
        database.sql("""
                        select s.id, s.candidate_number, s.edition, v.version, m.criterion, m.mark,
                            c.script is not null as carried,
                            exists (select 1 from sampled_script x where x.script = s.id)
                                or (select count(*) from mark_sheet f where f.script = s.id and f.state = 'FINAL'
                                    and f.purpose in ('FIRST', 'SECOND')) <> 1 as looked_at
                        from script s
                            join standing_marks v on v.script = s.id
                                and v.version = (select max(n.version) from standing_marks n where n.script = s.id)
                            join standing_mark m on m.standing = v.id
                            left join script_carried_mark c on c.script = s.id and c.criterion = m.criterion
                        where s.window_id = ? and s.state = 'MARKED' and v.origin = 'MARKED' and v.actor = ?
                            and not exists (select 1 from result r where r.script = s.id)
                        order by s.candidate_number, s.id, m.criterion
                        """).params(review.window(), review.assessor()).query((RowCallbackHandler)
                row -> gather(found, row));
        return List.copyOf(found.values());
    }

    private static void gather(Map<UUID, Own> found, ResultSet row) throws SQLException {
        var id = row.getObject("id", UUID.class);
        var own = found.get(id);
        if (own == null) {
            own = new Own(
                    id,
                    row.getString("candidate_number"),
                    row.getString("edition"),
                    row.getInt("version"),
                    row.getBoolean("looked_at"),
                    new HashMap<>(),
                    new HashSet<>());
            found.put(id, own);
        }
        own.marks().put(row.getString("criterion"), row.getInt("mark"));
        if (row.getBoolean("carried")) {
            own.carried().add(row.getString("criterion"));
        }
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
