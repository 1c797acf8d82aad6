package org.goldthread.marking;

import java.sql.Timestamp;
import java.time.Clock;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.UUID;
import org.goldthread.marking.MarkingPolicies.MarkingPolicy;
import org.goldthread.shared.Paged;
import org.goldthread.shared.SearchPattern;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Which scripts are marked a second time, and why. It is decided once, when the first sheet is final, and kept for the lead
 * and whoever assures quality; a second marker never learns of it.
 */
@Component
@Transactional
public class SecondMarks {

    private static final int SIZE = 50;

    /** Why a script is marked a second time. */
    public enum Reason {
        NEW_ASSESSOR("among the first scripts of a new assessor"),
        FAIL("the first marks do not pass"),
        BOUNDARY("the first marks are near a rule"),
        INTEREST("somebody declared an interest in the script"),
        RANDOM("drawn at random");

        private final String words;

        Reason(String words) {
            this.words = words;
        }

        /** As it is shown. */
        public String words() {
            return words;
        }
    }

    /** A script of a window, whether it has a first mark, and why it is marked a second time: empty if it is not. */
    public record Line(UUID script, String candidateNumber, boolean firstFinal, Set<Reason> reasons) {}

    private record Asked(UUID script, String reason) {}

    private final MarkingPolicies policies;
    private final JdbcClient database;
    private final Clock clock;

    SecondMarks(MarkingPolicies policies, JdbcClient database, Clock clock) {
        this.policies = policies;
        this.database = database;
        this.clock = clock;
    }

    /** Decides for a first sheet that has just become final, and keeps the reasons; none means one mark is enough. */
    Set<Reason> decide(Script script, MarkSheet first, MarkRules rules, Map<String, Integer> marks) {
        var policy = policies.of(script.window());
        var reasons = EnumSet.noneOf(Reason.class);
        add(reasons, Reason.NEW_ASSESSOR, finalSheets(first.person()) <= policy.firstScripts());
        add(reasons, Reason.FAIL, !rules.judge(marks).passed());
        add(reasons, Reason.BOUNDARY, rules.boundary(marks));
        add(reasons, Reason.INTEREST, hasInterest(script.id()));
        add(reasons, Reason.RANDOM, isDrawn(policy, script.id()));
        reasons.forEach(reason -> database.sql("""
                        insert into second_mark (first_sheet, reason, script, asked_at) values (?, ?, ?, ?)
                        on conflict (first_sheet, reason) do nothing
                        """)
                .params(first.id(), reason.name(), script.id(), Timestamp.from(clock.instant()))
                .update());
        return reasons;
    }

    private static void add(Set<Reason> reasons, Reason reason, boolean holds) {
        if (holds) {
            reasons.add(reason);
        }
    }

    /** Whether the window's seed draws this script: the same for ever, whatever else was drawn and in whatever order. */
    public static boolean isDrawn(MarkingPolicy policy, UUID script) {
        var mixed =
                policy.seed() ^ Long.rotateLeft(script.getMostSignificantBits(), 1) ^ script.getLeastSignificantBits();
        return new SplittableRandom(mixed).nextDouble() < policy.randomShare();
    }

    /** Why the script is marked a second time; empty if it is not, or not yet. */
    @Transactional(readOnly = true)
    public Set<Reason> reasons(UUID script) {
        return reasonsOf(List.of(script)).getOrDefault(script, Set.of());
    }

    /**
     * The window's scripts, by candidate number, one page.
     *
     * @param search part of a candidate number; null is all
     * @param reason only those marked twice for it; null is all
     */
    @Transactional(readOnly = true)
    public Paged<Line> of(UUID window, @Nullable String search, @Nullable Reason reason, int page) {
        var from = " from script s where s.window_id = :window and s.state <> 'WITHDRAWN'"
                + (search == null ? "" : " and s.candidate_number ilike :search")
                + (reason == null
                        ? ""
                        : " and exists (select 1 from second_mark m where m.script = s.id and m.reason = :reason)");
        var values = new HashMap<String, @Nullable Object>();
        values.put("window", window);
        values.put("search", search == null ? null : SearchPattern.containing(search));
        values.put("reason", reason == null ? null : reason.name());
        values.put("size", SIZE);
        values.put("offset", (page - 1L) * SIZE);
        var total = database.sql("select count(*)" + from)
                .params(values)
                .query(Long.class)
                .single();
        var lines = database.sql("select s.id as script, s.candidate_number, exists (select 1 from mark_sheet f"
                        + " where f.script = s.id and f.purpose = 'FIRST' and f.state = 'FINAL') as first_final" + from
                        + " order by s.candidate_number, s.id limit :size offset :offset")
                .params(values)
                .query((row, number) -> new Line(
                        row.getObject("script", UUID.class),
                        row.getString("candidate_number"),
                        row.getBoolean("first_final"),
                        Set.of()))
                .list();
        return new Paged<>(withReasons(lines), page, SIZE, total);
    }

    private List<Line> withReasons(List<Line> lines) {
        var reasons = reasonsOf(lines.stream().map(Line::script).toList());
        var full = new ArrayList<Line>();
        for (var line : lines) {
            var theirs = reasons.getOrDefault(line.script(), Set.of());
            full.add(new Line(line.script(), line.candidateNumber(), line.firstFinal(), theirs));
        }
        return full;
    }

    private Map<UUID, Set<Reason>> reasonsOf(List<UUID> scripts) {
        var reasons = new HashMap<UUID, Set<Reason>>();
        if (!scripts.isEmpty()) {
            database.sql("select distinct script, reason from second_mark where script in (:scripts)")
                    .param("scripts", scripts)
                    .query(Asked.class)
                    .list()
                    .forEach(asked -> reasons.computeIfAbsent(asked.script(), none -> EnumSet.noneOf(Reason.class))
                            .add(Reason.valueOf(asked.reason())));
        }
        return reasons;
    }

    private int finalSheets(UUID person) {
        return database.sql("""
                        select count(*) from mark_sheet
                        where person = ? and purpose in ('FIRST', 'SECOND') and state in ('FINAL', 'SET_ASIDE')
                        """).param(person).query(Integer.class).single();
    }

    private boolean hasInterest(UUID script) {
        return database.sql("select exists (select 1 from mark_sheet where script = ? and state = 'INTERESTED')")
                .param(script)
                .query(Boolean.class)
                .single();
    }
}
