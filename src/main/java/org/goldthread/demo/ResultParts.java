package org.goldthread.demo;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import org.goldthread.demo.Parts.Part;
import org.goldthread.programme.EditionView.Criterion;
import org.goldthread.programme.Qualifications;
import org.springframework.stereotype.Component;

/** Releases, concerns and appeals, as leads, candidates and fresh assessors deal with them. */
@Component
class ResultParts {

    private final Qualifications qualifications;

    ResultParts(Qualifications qualifications) {
        this.qualifications = qualifications;
    }

    Map<String, Part> parts() {
        return Map.of(
                "approve-release", new Part(0, 2, 0, scene -> Map.of("decision", "approved")),
                "answer-concern", new Part(1, 9, 0.2, ResultParts::answer),
                "decide-malpractice", new Part(1, 4, 0, ResultParts::decision),
                "admit-appeal", new Part(1, 4, 0, ResultParts::admission),
                "mark-appeal", new Part(1, 8, 0, this::freshMarks),
                "decide-appeal", new Part(1, 4, 0, ResultParts::verdict));
    }

    private static Map<String, Object> answer(Scene scene) {
        return Map.of("answer", "The passages are from our school's own guide, which I wrote. I can send it.");
    }

    private static Map<String, Object> decision(Scene scene) {
        if (scene.chance(0.7, "no case")) {
            return Map.of(
                    "decision", "no-case", "reason", "The passages are the candidate's own, from an earlier paper.");
        }
        return Map.of(
                "decision", "penalty",
                "areas", "1",
                "reason", "Two pages are taken from another submission without saying so.");
    }

    private static Map<String, Object> admission(Scene scene) {
        if (scene.chance(0.2, "refused")) {
            return Map.of("decision", "refused", "reason", "The appeal disagrees with the marks and names no error.");
        }
        return Map.of("decision", "admitted");
    }

    private Map<String, Object> freshMarks(Scene scene) {
        var about = scene.item().about();
        var marks = new LinkedHashMap<String, Integer>();
        var comments = new HashMap<String, String>();
        for (Criterion criterion : qualifications.edition("NPQML-2017").criteria()) {
            marks.put(criterion.code(), scene.draws().chance(0.7, about, criterion.code(), "afresh") ? 2 : 1);
            comments.put(criterion.code(), "Read afresh: the evidence is on page 4.");
        }
        return Map.of("noInterest", true, "marks", marks, "comments", comments);
    }

    /** The result stands wherever the fresh marks are lower: an appeal never makes it worse. */
    private static Map<String, Object> verdict(Scene scene) {
        var values = scene.task().values();
        var before = String.valueOf(values.get("before"));
        var after = String.valueOf(values.get("after"));
        return Map.of(
                "decision",
                before.startsWith("resubmit") && after.startsWith("pass") ? "changed" : "unchanged",
                "reason",
                "Both sheets were read beside the script.",
                "lesson",
                "Say in the comment where the evidence is.");
    }
}
