package org.goldthread.marking;

import java.security.SecureRandom;
import java.util.Optional;
import java.util.UUID;
import org.goldthread.shared.AuditTrail;
import org.goldthread.shared.AuditTrail.Happening;
import org.goldthread.shared.Refusal;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.event.EventListener;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Each window's rules of marking: which scripts are marked twice, and when two marks agree. They begin as the settings and
 * the mark scheme have them; the lead may change them until the first mark sheet of the window is final.
 */
@Component
@Transactional
public class MarkingPolicies {

    private static final int MOST_SCRIPTS = 50;
    private static final int WIDEST = 100;
    private static final String BEGUN =
            "Marking has begun in this window: a sheet is final. Its rules stay as they are.";

    private final JdbcClient database;
    private final AuditTrail audit;
    private final int firstScripts;
    private final double randomShare;
    private final SecureRandom seeds = new SecureRandom();

    MarkingPolicies(
            JdbcClient database,
            AuditTrail audit,
            @Value("${goldthread.marking.first-scripts}") int firstScripts,
            @Value("${goldthread.marking.random-share}") double randomShare) {
        this.database = database;
        this.audit = audit;
        this.firstScripts = firstScripts;
        this.randomShare = randomShare;
    }

    /**
     * How scripts of a window are marked.
     *
     * @param seed what the random part is drawn from
     * @param firstScripts how many scripts of a new assessor are marked twice
     * @param randomShare the share (0 to 1) of all scripts that is marked twice at random
     * @param toleranceTotal how far two totals may be apart; null is the scheme's figure
     * @param toleranceCriterion how far two marks of one criterion may be apart; null is the scheme's figure
     * @param reason why the lead changed it, if they did
     * @param version to notice that somebody else changed it
     */
    public record MarkingPolicy(
            UUID window,
            long seed,
            int firstScripts,
            double randomShare,
            @Nullable Integer toleranceTotal,
            @Nullable Integer toleranceCriterion,
            @Nullable String reason,
            int version) {}

    /** What the lead may change. */
    public record Rules(
            int firstScripts,
            double randomShare,
            @Nullable Integer toleranceTotal,
            @Nullable Integer toleranceCriterion,
            String reason) {}

    /** The window's policy; the seed is drawn when it is first asked for. */
    public MarkingPolicy of(UUID window) {
        return find(window).orElseGet(() -> {
            database.sql("""
                            insert into marking_policy (window_id, seed, first_scripts, random_share) values (?, ?, ?, ?)
                            on conflict (window_id) do nothing
                            """)
                    .params(window, seeds.nextLong(), firstScripts, randomShare)
                    .update();
            return find(window).orElseThrow();
        });
    }

    /** The policy, if the window has one yet. */
    @Transactional(readOnly = true)
    public Optional<MarkingPolicy> find(UUID window) {
        return database.sql("""
                        select window_id as "window", seed, first_scripts, random_share, tolerance_total, tolerance_criterion,
                            reason, version from marking_policy where window_id = ?
                        """).param(window).query(MarkingPolicy.class).optional();
    }

    /** Whether a sheet of the window is final, so that its rules stay. */
    @Transactional(readOnly = true)
    public boolean hasBegun(UUID window) {
        return database.sql("""
                        select exists (select 1 from mark_sheet m join script s on s.id = m.script
                            where s.window_id = ? and m.state in ('FINAL', 'SET_ASIDE'))
                        """).param(window).query(Boolean.class).single();
    }

    /**
     * Changes the rules of a window, with a reason.
     *
     * @param version of the policy that was shown
     * @throws Refusal if a sheet of the window is final, a figure makes no sense, or somebody else changed it meanwhile
     */
    public void change(UUID window, int version, Rules rules, UUID actor) {
        check(rules);
        of(window);
        database.sql("select 1 from marking_policy where window_id = ? for update")
                .param(window)
                .query(Integer.class)
                .single();
        if (hasBegun(window)) {
            throw new Refusal(BEGUN);
        }
        var changed = database.sql("""
                        update marking_policy set first_scripts = :first, random_share = :share, tolerance_total = :total,
                            tolerance_criterion = :criterion, reason = :reason, version = version + 1
                        where window_id = :window and version = :version
                        """)
                .param("first", rules.firstScripts())
                .param("share", rules.randomShare())
                .param("total", rules.toleranceTotal())
                .param("criterion", rules.toleranceCriterion())
                .param("reason", rules.reason().strip())
                .param("window", window)
                .param("version", version)
                .update();
        if (changed == 0) {
            throw new Refusal(
                    "Somebody else changed these rules in the meantime. Look again and repeat what is needed.");
        }
        audit.record(new Happening(
                "window", window, null, actor, "Rules of marking changed: " + words(rules), rules.reason()));
    }

    /** Keeps the rules from changing until the caller's transaction, which makes a sheet final, has ended. */
    void hold(UUID window) {
        of(window);
        database.sql("select 1 from marking_policy where window_id = ? for share")
                .param(window)
                .query(Integer.class)
                .single();
    }

    @EventListener
    void opened(Scripts.ScriptOpened event) {
        of(event.window());
    }

    private static void check(Rules rules) {
        if (rules.firstScripts() < 0 || rules.firstScripts() > MOST_SCRIPTS) {
            throw new Refusal("firstScripts", "Enter a number from 0 to " + MOST_SCRIPTS + ".");
        }
        if (!(rules.randomShare() >= 0 && rules.randomShare() <= 1)) {
            throw new Refusal("randomShare", "Enter a share from 0 to 100 per cent.");
        }
        if (isWild(rules.toleranceTotal())) {
            throw new Refusal("toleranceTotal", "Enter a number from 0 to " + WIDEST + ", or nothing.");
        }
        if (isWild(rules.toleranceCriterion())) {
            throw new Refusal("toleranceCriterion", "Enter a number from 0 to " + WIDEST + ", or nothing.");
        }
        if (rules.reason().isBlank() || rules.reason().length() > 500) {
            throw new Refusal("reason", "Say in up to 500 characters why this window has other rules.");
        }
    }

    private static boolean isWild(@Nullable Integer tolerance) {
        return tolerance != null && (tolerance < 0 || tolerance > WIDEST);
    }

    private static String words(Rules rules) {
        return rules.firstScripts() + " scripts of new assessors and " + Math.round(rules.randomShare() * 1000) / 10.0
                + " per cent at random marked twice; totals within " + scheme(rules.toleranceTotal())
                + ", criteria within " + scheme(rules.toleranceCriterion());
    }

    private static String scheme(@Nullable Integer tolerance) {
        return tolerance == null ? "the scheme's tolerance" : tolerance.toString();
    }
}
