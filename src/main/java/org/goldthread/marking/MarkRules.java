package org.goldthread.marking;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.goldthread.programme.EditionView;
import org.goldthread.programme.EditionView.Area;
import org.goldthread.programme.EditionView.Criterion;
import org.goldthread.programme.EditionView.MarkScheme;

/**
 * What an edition's mark scheme says about a full set of marks. Pure: the same marks always come to the same verdict.
 * The figures are the scheme's; the reading of "near a rule" is explained in {@code src/docs/decisions}.
 */
public final class MarkRules {

    /** Shares are decimal fractions; a sum on the floor itself must not fall under it by rounding. */
    private static final double ROUNDING = 1e-9;

    private final List<Area> areas;
    private final MarkScheme scheme;

    /** The rules of this edition. */
    public MarkRules(EditionView edition) {
        this.areas = edition.areas();
        this.scheme = edition.scheme();
    }

    /**
     * What the marks come to.
     *
     * @param passed whether every rule is met
     * @param total the sum of all marks
     * @param areasBelow the areas to submit again, by number; empty only if passed
     */
    public record Verdict(boolean passed, int total, List<Integer> areasBelow) {}

    /** The sum of all marks. */
    public int total(Map<String, Integer> marks) {
        return areas.stream().mapToInt(area -> sum(area, marks)).sum();
    }

    /** The sum of an area's marks. */
    public int sum(Area area, Map<String, Integer> marks) {
        return area.criteria().stream()
                .mapToInt(criterion -> marks.getOrDefault(criterion.code(), 0))
                .sum();
    }

    /** The highest sum an area can have. */
    public int maximum(Area area) {
        return area.criteria().size() * scheme.maximum();
    }

    /** Whether the marks pass, and if not, which areas are to be submitted again: never none. */
    public Verdict judge(Map<String, Integer> marks) {
        var total = total(marks);
        var underFloor = below(marks, scheme.areaFloor());
        if (!underFloor.isEmpty()) {
            return new Verdict(false, total, underFloor);
        }
        if (total >= scheme.passTotal()) {
            return new Verdict(true, total, List.of());
        }
        var weak = below(marks, scheme.resubmitBelow());
        return new Verdict(false, total, weak.isEmpty() ? numbers(areas) : weak);
    }

    /** Whether a few marks more or fewer would change the verdict: such a script is marked twice. */
    public boolean boundary(Map<String, Integer> marks) {
        if (Math.abs(total(marks) - scheme.passTotal()) <= scheme.boundary()) {
            return true;
        }
        var all = areas.stream().mapToInt(this::maximum).sum();
        return areas.stream().anyMatch(area -> {
            var near = (double) scheme.boundary() * maximum(area) / all;
            return Math.abs(sum(area, marks) - scheme.areaFloor() * maximum(area)) <= near + ROUNDING;
        });
    }

    /** Whether two full sets of marks are as near as the scheme wants: same outcome, totals and each criterion close. */
    public boolean agree(Map<String, Integer> one, Map<String, Integer> other) {
        return judge(one).passed() == judge(other).passed()
                && Math.abs(total(one) - total(other)) <= scheme.toleranceTotal()
                && criteria().stream()
                        .allMatch(criterion -> Math.abs(
                                        one.getOrDefault(criterion.code(), 0) - other.getOrDefault(criterion.code(), 0))
                                <= scheme.toleranceCriterion());
    }

    /** Whether the number is a mark of the scheme. */
    public boolean isMark(int mark) {
        return mark >= 0 && mark <= scheme.maximum();
    }

    /** The criteria of the areas with these numbers, in order. */
    public List<Criterion> criteria(Collection<Integer> numbers) {
        return areas.stream()
                .filter(area -> numbers.contains(area.number()))
                .flatMap(area -> area.criteria().stream())
                .toList();
    }

    private List<Criterion> criteria() {
        return criteria(numbers(areas));
    }

    private List<Integer> below(Map<String, Integer> marks, double share) {
        var found = new ArrayList<Integer>();
        for (var area : areas) {
            if (sum(area, marks) < share * maximum(area) - ROUNDING) {
                found.add(area.number());
            }
        }
        return List.copyOf(found);
    }

    private static List<Integer> numbers(List<Area> areas) {
        return areas.stream().map(Area::number).toList();
    }
}
