package org.goldthread.demo;

import java.util.Map;
import org.goldthread.demo.Parts.Part;
import org.springframework.stereotype.Component;

/** How moderators conclude and the lead decides about an assessor: by what the form says stands before them. */
@Component
class ModerationParts {

    private static final double DISPUTED_WITHIN = 0.05;
    private static final double MARKED_AGAIN = 0.4;

    Map<String, Part> parts() {
        return Map.of(
                "conclude-moderation", new Part(0, 2, 0, ModerationParts::conclusion),
                "decide-assessor-review", new Part(1, 3, 0, ModerationParts::decision));
    }

    private static Map<String, Object> conclusion(Scene scene) {
        var within = Boolean.TRUE.equals(scene.task().values().get("within"));
        return within && !scene.chance(DISPUTED_WITHIN, "dispute")
                ? Map.of("decision", "agree")
                : Map.of("decision", "dispute", "reason", "The evidence reads otherwise to me in several criteria.");
    }

    private static Map<String, Object> decision(Scene scene) {
        if (some(scene, "adjustable")) {
            return Map.of("decision", "adjust", "reason", "The difference is the same in every script of the sample.");
        }
        return some(scene, "own") && scene.chance(MARKED_AGAIN, "again")
                ? Map.of("decision", "re-mark", "reason", "The marks differ both ways and too much.")
                : Map.of("decision", "no-action", "reason", "The scripts concerned are settled already.");
    }

    private static boolean some(Scene scene, String which) {
        return scene.task().values().get(which) instanceof Integer scripts && scripts > 0;
    }
}
