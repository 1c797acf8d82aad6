package org.goldthread.demo;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import org.goldthread.demo.Parts.Part;
import org.goldthread.marking.StandardScripts;
import org.goldthread.people.People;
import org.goldthread.programme.EditionView.Criterion;
import org.goldthread.programme.Qualifications;
import org.springframework.stereotype.Component;

/** Marks as assessors, moderators and the lead give them: mostly passes, some to resubmit, and people who differ a little. */
@Component
class MarkingParts {

    private static final double WEAK = 0.12;

    private final Qualifications qualifications;
    private final StandardScripts standards;
    private final People people;

    MarkingParts(Qualifications qualifications, StandardScripts standards, People people) {
        this.qualifications = qualifications;
        this.standards = standards;
        this.people = people;
    }

    Map<String, Part> parts() {
        return Map.of(
                "mark-script", new Part(1, 10, 0, this::sheet),
                "moderate-script", new Part(1, 6, 0, this::sheet),
                "settle-script", new Part(1, 4, 0, this::settlement),
                "decide-calibration",
                        new Part(
                                0,
                                2,
                                0,
                                scene -> Map.of("decision", "accept", "reason", "Near enough, and talked over.")),
                "decide-stopped-assessor",
                        new Part(0, 2, 0, scene -> Map.of("decision", "continue", "reason", "One slip, talked over.")),
                "ratify-window", new Part(0, 3, 0, scene -> Map.of("confirmed", true)));
    }

    private Map<String, Object> sheet(Scene scene) {
        var comments = new HashMap<String, String>();
        var evidence = new HashMap<String, String>();
        var marks = marks(scene, people.get(scene.actor()).email());
        marks.forEach((criterion, mark) -> {
            comments.put(criterion, mark == 0 ? "No evidence found." : "Clearly shown in the project's own figures.");
            evidence.put(criterion, mark == 0 ? "" : "page 3");
        });
        return Map.of("noInterest", true, "marks", marks, "comments", comments, "evidence", evidence);
    }

    private Map<String, Object> settlement(Scene scene) {
        var marks = marks(scene, "settled");
        var reasons = new HashMap<String, String>();
        marks.forEach((criterion, mark) -> reasons.put(criterion, "Settled beside the script at " + mark + "."));
        return Map.of(
                "noInterest",
                true,
                "marks",
                marks,
                "reasons",
                reasons,
                "reason",
                "Read both sheets again beside the script.");
    }

    /** The script's worth decides most marks, whoever marks it; now and then a marker sees one criterion otherwise. */
    private Map<String, Integer> marks(Scene scene, String marker) {
        var agreed = standards.agreedMarks(scene.item().key());
        if (agreed.isPresent()) {
            return agreed.get();
        }
        var script = scene.item().about();
        var weak = scene.draws().chance(WEAK, script, "weak");
        var marks = new LinkedHashMap<String, Integer>();
        for (Criterion criterion : qualifications.edition("NPQML-2017").criteria()) {
            var worth = scene.draws().chance(weak ? 0.35 : 0.8, script, criterion.code()) ? 2 : 1;
            var differs = scene.draws().chance(0.05, script, criterion.code(), marker);
            marks.put(criterion.code(), differs ? 3 - worth : worth);
        }
        return marks;
    }
}
