package org.goldthread.programme;

import java.time.LocalDate;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.goldthread.programme.EditionView.Area;
import org.goldthread.programme.EditionView.Behaviour;
import org.goldthread.programme.EditionView.Criterion;
import org.goldthread.programme.EditionView.MarkScheme;
import org.goldthread.programme.EditionView.RequiredDocument;

/**
 * An edition as a file in {@code programmes/} describes it. Reading is strict: a key too many, a code twice or a threshold
 * nobody can reach is an {@link EditionFault}.
 *
 * @param view what the other modules see
 * @param inForceFrom candidates who start from this day are on it
 */
record EditionFile(EditionView view, LocalDate inForceFrom) {

    private static final Pattern CODE = Pattern.compile("[A-Z0-9]+-[0-9]{4}");
    private static final Pattern CRITERION = Pattern.compile("[1-9]\\.[1-9]\\.[1-9]");
    private static final Pattern KEY = Pattern.compile("[a-z][a-z0-9-]{1,39}");
    private static final Pattern PART = Pattern.compile("[A-Z]");
    private static final List<String> NEEDED = List.of(
            "code",
            "qualification",
            "title",
            "in-force-from",
            "minimum-terms",
            "school-weeks-for-terms",
            "school-weeks-illustrative",
            "clock-months",
            "areas",
            "documents",
            "behaviours",
            "scheme");

    static EditionFile read(FileNode root) {
        root.keys(NEEDED, List.of("word-limit", "tasks", "content-illustrative"));
        var code = root.matching("code", CODE, "must be a qualification and a year like NPQML-2017");
        var qualification = root.text("qualification", 12);
        if (!code.startsWith(qualification + "-")) {
            throw root.fault("code", "must begin with the qualification, " + qualification);
        }
        var areas = areas(root);
        var view = new EditionView(
                code,
                qualification,
                root.text("title", 120),
                AssessedTasks.read(root, areas),
                root.whole("minimum-terms", 1, 6),
                root.whole("school-weeks-for-terms", 1, 120),
                root.whole("clock-months", 6, 60),
                areas,
                documents(root, areas),
                behaviours(root),
                scheme(root.child("scheme"), areas),
                root.flag("school-weeks-illustrative"),
                root.has("content-illustrative") && root.flag("content-illustrative"));
        return new EditionFile(view, root.date("in-force-from"));
    }

    private static List<Area> areas(FileNode root) {
        var codes = new HashSet<String>();
        var areas = root.children("areas").stream()
                .map(node -> area(node.exactly("number", "name", "part", "criteria"), codes))
                .toList();
        for (int index = 0; index < areas.size(); index++) {
            if (areas.get(index).number() != index + 1) {
                throw root.fault("areas[" + index + "].number", "must be " + (index + 1) + ": areas count up from 1");
            }
        }
        return areas;
    }

    private static Area area(FileNode node, Set<String> codes) {
        var number = node.whole("number", 1, 9);
        var criteria = node.children("criteria").stream()
                .map(criterion -> criterion(criterion.exactly("code", "asks"), number, codes))
                .toList();
        return new Area(number, node.text("name", 80), node.matching("part", PART, "must be one letter"), criteria);
    }

    private static Criterion criterion(FileNode node, int area, Set<String> codes) {
        var code = node.matching("code", CRITERION, "must be a criterion code like 1.1.1");
        if (!code.startsWith(area + ".")) {
            throw node.fault("code", code + " must begin with its area's number, " + area);
        }
        once(node, "code", code, codes);
        return new Criterion(code, node.text("asks", 200));
    }

    private static List<RequiredDocument> documents(FileNode root, List<Area> areas) {
        var criteria = areas.stream()
                .flatMap(area -> area.criteria().stream())
                .map(Criterion::code)
                .toList();
        var keys = new HashSet<String>();
        return root.children("documents").stream()
                .map(node -> document(node.exactly("key", "name", "criterion", "from"), criteria, keys))
                .toList();
    }

    private static RequiredDocument document(FileNode node, List<String> criteria, Set<String> keys) {
        var key = key(node, keys);
        var criterion = node.text("criterion", 10);
        if (!criteria.contains(criterion)) {
            throw node.fault("criterion", criterion + " is not a criterion of this edition");
        }
        var from = node.text("from", 20);
        if (!Set.of("candidate", "sponsor").contains(from)) {
            throw node.fault("from", "must be candidate or sponsor");
        }
        return new RequiredDocument(key, node.text("name", 80), criterion, from.equals("sponsor"));
    }

    private static List<Behaviour> behaviours(FileNode root) {
        var keys = new HashSet<String>();
        return root.children("behaviours").stream()
                .map(node -> node.exactly("key", "name", "meaning"))
                .map(node -> new Behaviour(key(node, keys), node.text("name", 40), node.text("meaning", 200)))
                .toList();
    }

    private static MarkScheme scheme(FileNode node, List<Area> areas) {
        node.exactly(
                "labels",
                "pass-total",
                "area-floor",
                "resubmit-below",
                "boundary",
                "tolerance-total",
                "tolerance-criterion",
                "illustrative");
        var labels = node.texts("labels", 2, 10);
        var criteria = areas.stream().mapToInt(area -> area.criteria().size()).sum();
        var most = criteria * (labels.size() - 1);
        var scheme = new MarkScheme(
                labels,
                node.whole("pass-total", 1, most),
                node.share("area-floor"),
                node.share("resubmit-below"),
                node.whole("boundary", 0, most),
                node.whole("tolerance-total", 0, most),
                node.whole("tolerance-criterion", 0, labels.size() - 1),
                node.flag("illustrative"));
        if (scheme.resubmitBelow() * most < scheme.passTotal()) {
            // Otherwise a script could miss the total with every area at or over the share: nothing to resubmit.
            throw node.fault("resubmit-below", "must be at least pass-total's share of all " + most + " marks");
        }
        return scheme;
    }

    private static String key(FileNode node, Set<String> keys) {
        var key = node.matching("key", KEY, "must be small letters, digits and hyphens");
        once(node, "key", key, keys);
        return key;
    }

    private static void once(FileNode node, String field, String value, Set<String> seen) {
        if (!seen.add(value)) {
            throw node.fault(field, value + " is there twice");
        }
    }
}
