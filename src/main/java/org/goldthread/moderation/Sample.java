package org.goldthread.moderation;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;

/**
 * Draws the sample of a window: what must be looked at, and a random part that can be drawn again from its seed. Pure; the
 * order of the input does not matter. The random part comes from all scripts, not from what the mandatory part leaves, so
 * that its share of upheld judgements says something about all of them; what only tops the sample up is not part of it.
 */
final class Sample {

    /** Why a script is in the sample. */
    enum Reason {
        RANDOM("drawn at random"),
        TOPPED_UP("drawn to reach the least size of the sample"),
        ONE_OF_EACH_ASSESSOR("one script of each assessor"),
        NEW_ASSESSOR("among the first scripts of a new assessor"),
        DECLARED_INTEREST("an assessor or moderator declared an interest in it"),
        NO_SECOND_MARK("a fail or near a rule, without a second mark"),
        ONE_VERIFIER("verified by one person as sponsor and coach"),
        LATE("marked after the sample was drawn"),
        STAGE_TWO("the larger sample of an assessor whose marks were beyond tolerance"),
        ADJUSTED("its outcome changed by an adjustment");

        private final String words;

        Reason(String words) {
            this.words = words;
        }

        String words() {
            return words;
        }
    }

    /**
     * A script as it stands before the draw.
     *
     * @param assessor who marked it first
     * @param own whether the marks that stand are that assessor's own: settled ones say nothing of their judgement
     * @param band of its total
     * @param mandatory why it must be sampled; empty where it need not
     */
    record Marked(UUID script, UUID assessor, boolean own, int band, Set<Reason> mandatory) {}

    /** How large a sample is at least: a share of all scripts, never under a minimum, never more than there are. */
    record Size(int minimum, double share) {

        int of(int scripts) {
            return Math.min(scripts, Math.max(minimum, (int) Math.ceil(share * scripts - 1e-9)));
        }
    }

    private final Size whole;
    private final Size random;

    Sample(Size whole, Size random) {
        this.whole = whole;
        this.random = random;
    }

    Size whole() {
        return whole;
    }

    Size random() {
        return random;
    }

    /** The sampled scripts with all their reasons, by script. */
    Map<UUID, Set<Reason>> draw(Collection<Marked> marked, long seed) {
        var dice = new Random(seed);
        var sorted =
                marked.stream().sorted(Comparator.comparing(Marked::script)).toList();
        var drawn = new LinkedHashMap<UUID, Set<Reason>>();
        sorted.stream()
                .filter(script -> !script.mandatory().isEmpty())
                .forEach(script -> drawn.put(script.script(), EnumSet.copyOf(script.mandatory())));
        var strata = stratified(sorted, dice);
        pick(strata, random.of(strata.size()), dice).forEach(script -> add(drawn, script, Reason.RANDOM));
        oneOfEach(strata, drawn);
        var rest = strata.stream()
                .filter(script -> !drawn.containsKey(script.script()))
                .toList();
        var missing = Math.max(0, whole.of(strata.size()) - drawn.size());
        pick(rest, missing, dice).forEach(script -> add(drawn, script, Reason.TOPPED_UP));
        return drawn;
    }

    /** More scripts of one assessor, spread over the mark bands: so many of those not sampled yet. */
    static List<UUID> more(Collection<Marked> unsampled, int count, long seed) {
        var dice = new Random(seed);
        var sorted =
                unsampled.stream().sorted(Comparator.comparing(Marked::script)).toList();
        return pick(stratified(sorted, dice), Math.min(count, sorted.size()), dice).stream()
                .map(Marked::script)
                .toList();
    }

    /** All scripts, stratum after stratum (assessor, mark band), each shuffled: equal steps through it are a stratified draw. */
    private static List<Marked> stratified(List<Marked> sorted, Random dice) {
        var strata = new TreeMap<String, List<Marked>>();
        sorted.forEach(
                script -> strata.computeIfAbsent(script.assessor() + ":" + script.band(), key -> new ArrayList<>())
                        .add(script));
        var all = new ArrayList<Marked>();
        strata.values().forEach(stratum -> {
            Collections.shuffle(stratum, dice);
            all.addAll(stratum);
        });
        return all;
    }

    private static List<Marked> pick(List<Marked> from, int count, Random dice) {
        var start = dice.nextDouble();
        var picked = new ArrayList<Marked>();
        for (int i = 0; i < count; i++) {
            picked.add(from.get((int) ((start + i) * from.size() / count)));
        }
        return picked;
    }

    /**
     * One of each assessor's scripts, of those with their own marks if there are any. The strata are shuffled, so the first of
     * each is a random one.
     */
    private static void oneOfEach(List<Marked> strata, Map<UUID, Set<Reason>> drawn) {
        var byAssessor = new LinkedHashMap<UUID, List<Marked>>();
        strata.forEach(script -> byAssessor
                .computeIfAbsent(script.assessor(), key -> new ArrayList<>())
                .add(script));
        byAssessor.values().stream()
                .map(Sample::ownOnes)
                .filter(theirs -> theirs.stream().noneMatch(script -> drawn.containsKey(script.script())))
                .forEach(theirs -> add(drawn, theirs.get(0), Reason.ONE_OF_EACH_ASSESSOR));
    }

    private static List<Marked> ownOnes(List<Marked> theirs) {
        var own = theirs.stream().filter(Marked::own).toList();
        return own.isEmpty() ? theirs : own;
    }

    private static void add(Map<UUID, Set<Reason>> drawn, Marked script, Reason reason) {
        drawn.computeIfAbsent(script.script(), key -> EnumSet.noneOf(Reason.class))
                .add(reason);
    }
}
