package org.goldthread.programme;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.goldthread.programme.EditionView.Area;
import org.goldthread.programme.EditionView.AssessedTask;

/**
 * The assessed tasks of an edition's file: {@code word-limit} alone for the one task most qualifications have, or
 * {@code tasks}, each with the parts it consists of. Every part belongs to one task.
 */
final class AssessedTasks {

    private static final Pattern KEY = Pattern.compile("[a-z][a-z0-9-]{1,39}");

    private AssessedTasks() {}

    static List<AssessedTask> read(FileNode root, List<Area> areas) {
        var parts = areas.stream().map(Area::part).collect(Collectors.toCollection(TreeSet::new));
        if (!root.has("tasks")) {
            return List.of(new AssessedTask(
                    AssessedTask.ONLY, "Script", root.whole("word-limit", 500, 20_000), List.copyOf(parts), 0));
        }
        if (root.has("word-limit")) {
            throw root.fault("word-limit", "belongs to each of the tasks where there are tasks");
        }
        var keys = new HashSet<String>();
        var taken = new HashSet<String>();
        var tasks = new ArrayList<AssessedTask>();
        for (var node : root.children("tasks")) {
            var task = task(node.exactly("key", "name", "word-limit", "parts", "floor"));
            if (!keys.add(task.key())) {
                throw node.fault("key", task.key() + " is there twice");
            }
            for (var part : task.parts()) {
                if (!parts.contains(part) || !taken.add(part)) {
                    throw node.fault("parts", part + " must be a part of the areas, and of one task only");
                }
            }
            tasks.add(task);
        }
        if (!taken.equals(parts)) {
            throw root.fault("tasks", "must cover every part of the areas: " + String.join(", ", parts));
        }
        return List.copyOf(tasks);
    }

    private static AssessedTask task(FileNode node) {
        return new AssessedTask(
                node.matching("key", KEY, "must be small letters, digits and hyphens"),
                node.text("name", 80),
                node.whole("word-limit", 500, 20_000),
                node.texts("parts", 1, 9),
                node.share("floor"));
    }
}
