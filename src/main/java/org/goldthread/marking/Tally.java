package org.goldthread.marking;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.goldthread.programme.EditionView;

/**
 * How far a sheet has come and what its marks would come to, with those carried over from an earlier attempt.
 *
 * @param carried the marks carried over, in the total
 * @param areas the content areas with their floors
 * @param tasks the assessed tasks with their floors; empty where the edition has only one
 * @param complete whether every criterion has a mark
 * @param passes whether the marks meet every rule; says nothing before they are complete
 * @param below the areas that would be submitted again, as number and name
 */
public record Tally(
        int total,
        int maximum,
        int passTotal,
        int carried,
        List<Part> areas,
        List<Part> tasks,
        boolean complete,
        boolean passes,
        List<String> below) {

    /**
     * An area or a task.
     *
     * @param least the fewest marks that meet its floor
     * @param met whether they are reached
     */
    public record Part(String name, int sum, int maximum, int least, boolean met) {}

    /** Guards a floor such as 0.625 × 16 against being rounded up by a whisker. */
    private static final double ROUNDING = 1e-9;

    static Tally of(EditionView edition, MarkRules rules, Map<String, Integer> carried, Map<String, Integer> full) {
        var areas = edition.areas().stream()
                .map(area -> part(
                        area.number() + ". " + area.name(),
                        rules.sum(area, full),
                        rules.maximum(area),
                        edition.scheme().areaFloor()))
                .toList();
        var tasks = new ArrayList<Part>();
        if (edition.tasks().size() > 1) {
            edition.tasks()
                    .forEach(task ->
                            tasks.add(part(task.name(), rules.sum(task, full), rules.maximum(task), task.floor())));
        }
        var verdict = rules.judge(full);
        return new Tally(
                verdict.total(),
                edition.criteria().size() * edition.scheme().maximum(),
                edition.scheme().passTotal(),
                carried.values().stream().mapToInt(Integer::intValue).sum(),
                areas,
                tasks,
                edition.criteria().stream().allMatch(criterion -> full.containsKey(criterion.code())),
                verdict.passed(),
                edition.areas().stream()
                        .filter(area -> verdict.areasBelow().contains(area.number()))
                        .map(area -> area.number() + ". " + area.name())
                        .toList());
    }

    private static Part part(String name, int sum, int maximum, double floor) {
        var least = (int) Math.ceil(floor * maximum - ROUNDING);
        return new Part(name, sum, maximum, least, sum >= least);
    }
}
