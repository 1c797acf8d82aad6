package org.goldthread.moderation;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.goldthread.marking.MarkRules;
import org.goldthread.programme.EditionView;
import org.goldthread.programme.EditionView.AssessedTask;
import org.goldthread.programme.EditionView.Criterion;
import org.jspecify.annotations.Nullable;

/**
 * What a result was made of: task by task, area by area, criterion by criterion, each with its rule, and over all.
 *
 * @param total the sum of all marks
 * @param maximum the highest it can be
 * @param passTotal the least total that passes
 * @param illustrative whether the scheme's figures are ours
 */
public record ResultSheet(List<Task> tasks, int total, int maximum, int passTotal, boolean illustrative) {

    /** A mark as it was released, with the comment the candidate reads. */
    public record Line(int mark, @Nullable String comment, boolean carried, boolean voided) {}

    /**
     * A task. {@code floor} is the least sum the task itself needs, 0 if it has none of its own.
     *
     * @param met whether it reaches its own floor
     */
    public record Task(String name, int marks, int maximum, int floor, boolean met, List<Area> areas) {}

    /**
     * A content area.
     *
     * @param met whether it need not be submitted again
     * @param carried whether its marks were carried over from an earlier attempt
     * @param voided whether its marks are void because of malpractice
     */
    public record Area(
            int number,
            String name,
            int marks,
            int maximum,
            boolean met,
            boolean carried,
            boolean voided,
            List<Mark> criteria) {}

    /** A criterion, its mark, what the scheme calls it, and the comment. */
    public record Mark(
            String code,
            String asks,
            int mark,
            String label,
            @Nullable String comment) {}

    /** The sheet of a released result. */
    static ResultSheet ofLines(EditionView edition, Map<String, Line> lines, Collection<Integer> below) {
        var rules = new MarkRules(edition);
        var marks = lines.entrySet().stream().collect(Collectors.toMap(Map.Entry::getKey, line -> line.getValue()
                .mark()));
        var tasks = edition.tasks().stream()
                .map(task -> task(edition, rules, task, lines, marks, below))
                .toList();
        return new ResultSheet(
                tasks,
                rules.total(marks),
                tasks.stream().mapToInt(Task::maximum).sum(),
                edition.scheme().passTotal(),
                edition.scheme().illustrative());
    }

    /** The sheet of marks without comments. */
    static ResultSheet of(EditionView edition, Map<String, Integer> marks, Collection<Integer> below) {
        var lines = marks.entrySet().stream()
                .collect(Collectors.toMap(Map.Entry::getKey, mark -> new Line(mark.getValue(), null, false, false)));
        return ofLines(edition, lines, below);
    }

    private static Task task(
            EditionView edition,
            MarkRules rules,
            AssessedTask task,
            Map<String, Line> lines,
            Map<String, Integer> marks,
            Collection<Integer> below) {
        var sum = rules.sum(task, marks);
        var floor = (int) Math.ceil(task.floor() * rules.maximum(task) - 1e-9);
        return new Task(
                task.name(),
                sum,
                rules.maximum(task),
                floor,
                sum >= floor,
                edition.areas(task).stream()
                        .map(area -> area(edition, rules, area, lines, marks, below))
                        .toList());
    }

    private static Area area(
            EditionView edition,
            MarkRules rules,
            EditionView.Area area,
            Map<String, Line> lines,
            Map<String, Integer> marks,
            Collection<Integer> below) {
        var own = area.criteria().stream()
                .map(criterion -> lines.get(criterion.code()))
                .filter(Objects::nonNull)
                .toList();
        return new Area(
                area.number(),
                area.name(),
                rules.sum(area, marks),
                rules.maximum(area),
                !below.contains(area.number()),
                !own.isEmpty() && own.stream().allMatch(Line::carried),
                own.stream().anyMatch(Line::voided),
                area.criteria().stream()
                        .map(criterion -> mark(edition, criterion, lines.get(criterion.code())))
                        .toList());
    }

    private static Mark mark(EditionView edition, Criterion criterion, @Nullable Line line) {
        var mark = line == null ? 0 : line.mark();
        return new Mark(
                criterion.code(),
                criterion.asks(),
                mark,
                edition.scheme().labels().get(mark),
                line == null ? null : line.comment());
    }
}
