package org.goldthread.marking;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.goldthread.programme.EditionView;
import org.goldthread.programme.EditionView.Area;
import org.goldthread.programme.EditionView.AssessedTask;
import org.goldthread.programme.EditionView.Criterion;
import org.goldthread.programme.EditionView.MarkScheme;
import org.jspecify.annotations.Nullable;

/**
 * What an edition's mark scheme says about a full set of marks. Pure: the same marks always come to the same verdict.
 * The figures are the scheme's; the reading of "near a rule" is explained in {@code src/docs/decisions}.
 */
public final class MarkRules {

    /** Shares are decimal fractions; a sum on the floor itself must not fall under it by rounding. */
    private static final double ROUNDING = 1e-9;

    private final List<Area> areas;
    private final List<AssessedTask> tasks;
    private final MarkScheme scheme;

    /** The rules of this edition. */
    public MarkRules(EditionView edition) {
        this(edition.areas(), edition.tasks(), edition.scheme());
    }

    private MarkRules(List<Area> areas, List<AssessedTask> tasks, MarkScheme scheme) {
        this.areas = areas;
        this.tasks = tasks;
        this.scheme = scheme;
    }

    /** How far two totals may be apart and still agree. */
    public int toleranceTotal() {
        return scheme.toleranceTotal();
    }

    /** How far two marks of one criterion may be apart and still agree. */
    public int toleranceCriterion() {
        return scheme.toleranceCriterion();
    }

    /** The same rules with other tolerances; null leaves the scheme's. */
    MarkRules tolerating(@Nullable Integer total, @Nullable Integer criterion) {
        return new MarkRules(
                areas,
                tasks,
                new MarkScheme(
                        scheme.labels(),
                        scheme.passTotal(),
                        scheme.areaFloor(),
                        scheme.resubmitBelow(),
                        scheme.boundary(),
                        total == null ? scheme.toleranceTotal() : total,
                        criterion == null ? scheme.toleranceCriterion() : criterion,
                        scheme.illustrative()));
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
        return sum(areas, marks);
    }

    /** The sum of a task's marks. */
    public int sum(AssessedTask task, Map<String, Integer> marks) {
        return sum(areas(task), marks);
    }

    /** The highest sum a task can have. */
    public int maximum(AssessedTask task) {
        return maximum(areas(task));
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
        var failed = new TreeSet<>(below(areas, marks, scheme.areaFloor()));
        for (var task : tasks) {
            if (isUnder(areas(task), marks, task.floor())) {
                failed.addAll(weak(areas(task), marks));
            }
        }
        if (failed.isEmpty() && total < scheme.passTotal()) {
            failed.addAll(weak(areas, marks));
        }
        return new Verdict(failed.isEmpty(), total, List.copyOf(failed));
    }

    /** The areas under the share of the scheme, or all of them where none is: never none. */
    private List<Integer> weak(List<Area> among, Map<String, Integer> marks) {
        var weak = below(among, marks, scheme.resubmitBelow());
        return weak.isEmpty() ? numbers(among) : weak;
    }

    /** Whether a few marks more or fewer would change the verdict: such a script is marked twice. */
    public boolean boundary(Map<String, Integer> marks) {
        if (Math.abs(total(marks) - scheme.passTotal()) <= scheme.boundary()) {
            return true;
        }
        return areas.stream().anyMatch(area -> isNear(List.of(area), marks, scheme.areaFloor()))
                || tasks.stream().anyMatch(task -> task.floor() > 0 && isNear(areas(task), marks, task.floor()));
    }

    /** The boundary is said for all marks together; for some of the areas it is as much smaller as they are. */
    private boolean isNear(List<Area> some, Map<String, Integer> marks, double floor) {
        var near = (double) scheme.boundary() * maximum(some) / maximum(areas);
        return Math.abs(sum(some, marks) - floor * maximum(some)) <= near + ROUNDING;
    }

    private boolean isUnder(List<Area> some, Map<String, Integer> marks, double floor) {
        return sum(some, marks) < floor * maximum(some) - ROUNDING;
    }

    /** Whether two full sets of marks are as near as the scheme wants: same outcome, totals and each criterion close. */
    public boolean agree(Map<String, Integer> one, Map<String, Integer> other) {
        return judge(one).passed() == judge(other).passed()
                && Math.abs(total(one) - total(other)) <= scheme.toleranceTotal()
                && apart(one, other).isEmpty();
    }

    /** The criteria on which two sets of marks are further apart than the scheme wants, in order. */
    public List<String> apart(Map<String, Integer> one, Map<String, Integer> other) {
        return criteria().stream()
                .map(Criterion::code)
                .filter(code ->
                        Math.abs(one.getOrDefault(code, 0) - other.getOrDefault(code, 0)) > scheme.toleranceCriterion())
                .toList();
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

    private List<Integer> below(List<Area> among, Map<String, Integer> marks, double share) {
        return numbers(among.stream()
                .filter(area -> isUnder(List.of(area), marks, share))
                .toList());
    }

    private List<Area> areas(AssessedTask task) {
        return areas.stream().filter(task::covers).toList();
    }

    private int sum(List<Area> some, Map<String, Integer> marks) {
        return some.stream().mapToInt(area -> sum(area, marks)).sum();
    }

    private int maximum(List<Area> some) {
        return some.stream().mapToInt(this::maximum).sum();
    }

    private static List<Integer> numbers(List<Area> areas) {
        return areas.stream().map(Area::number).toList();
    }
}
