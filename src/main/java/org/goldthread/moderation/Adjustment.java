package org.goldthread.moderation;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * The stated rule by which one assessor's marks are adjusted. For each criterion whose judged marks differ from the
 * moderators' consistently, every mark moves by the mean difference, rounded to whole marks, and stays within the scale. A
 * criterion judged too seldom, differing both ways, or by less than half a mark on average is left alone. Pure.
 *
 * @param shifts what is added to a mark of each criterion; never 0
 */
record Adjustment(Map<String, Integer> shifts) {

    /** How consistent a difference must be: so many judged marks at least, and this share of them the same way. */
    record Consistency(int minimum, double share) {}

    /** The adjustment that follows from the differences (assessor's mark less the moderator's) by criterion. */
    static Adjustment of(Map<String, List<Integer>> differences, Consistency rule) {
        var shifts = new TreeMap<String, Integer>();
        differences.forEach((criterion, found) -> {
            var mean = found.stream().mapToInt(Integer::intValue).average().orElse(0);
            var sameWay = found.stream()
                    .filter(one -> Integer.signum(one) == (int) Math.signum(mean))
                    .count();
            var shift = -(int) Math.signum(mean) * (int) Math.floor(Math.abs(mean) + 0.5);
            if (shift != 0 && found.size() >= rule.minimum() && sameWay >= rule.share() * found.size() - 1e-9) {
                shifts.put(criterion, shift);
            }
        });
        return new Adjustment(shifts);
    }

    boolean isNothing() {
        return shifts.isEmpty();
    }

    /** The marks after the adjustment: those carried over from an earlier attempt stay, and none leaves the scale. */
    Map<String, Integer> applied(Map<String, Integer> marks, Set<String> carried, int highest) {
        var adjusted = new HashMap<>(marks);
        shifts.forEach((criterion, shift) -> {
            if (!carried.contains(criterion)) {
                adjusted.computeIfPresent(criterion, (code, mark) -> Math.min(highest, Math.max(0, mark + shift)));
            }
        });
        return adjusted;
    }

    /** The rule in one sentence. */
    String words() {
        return isNothing()
                ? "No criterion differs consistently."
                : "Within the scale: "
                        + shifts.entrySet().stream()
                                .map(one -> one.getKey()
                                        + (one.getValue() > 0 ? " plus " : " minus ")
                                        + Math.abs(one.getValue()))
                                .collect(Collectors.joining(", "))
                        + ".";
    }
}
