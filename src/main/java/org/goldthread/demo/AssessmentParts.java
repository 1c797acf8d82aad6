package org.goldthread.demo;

import java.time.Duration;
import java.util.Map;
import org.goldthread.demo.Parts.Part;
import org.springframework.stereotype.Component;

/** Choosing a window, submitting, and verifying, as candidates, sponsors, coaches and coordinators do them. */
@Component
class AssessmentParts {

    private static final double RETURNS_A_SUBMISSION = 0.06;

    private final PaperTray papers;

    AssessmentParts(PaperTray papers) {
        this.papers = papers;
    }

    Map<String, Part> parts() {
        return Map.of(
                "choose-window", new Part(1, 20, 0.06, scene -> Map.of("window", scene.choice("windows", pick(scene)))),
                "wait-for-seat", new Part(20, 60, 0.5, scene -> Map.of("answer", "another")),
                "confirm-window", new Part(0, 8, 0.08, AssessmentParts::confirmation),
                "place-in-window", new Part(1, 6, 0, AssessmentParts::placement),
                "submit-assessment", new Part(0, 12, 0.03, this::submission),
                "verify-as-sponsor",
                        new Part(0, 6, 0.03, scene -> word(scene, "Works well with colleagues and parents.")),
                "verify-as-coach", new Part(0, 6, 0.02, scene -> word(scene, "")),
                "decide-extension-request", new Part(0, 1, 0, AssessmentParts::moreTime),
                "decide-late-submission", new Part(0, 3, 0, AssessmentParts::lateness));
    }

    private static int pick(Scene scene) {
        return scene.chance(0.7, "earliest") ? 0 : 1;
    }

    private static Map<String, Object> confirmation(Scene scene) {
        return Map.of("answer", scene.chance(0.05, "change") ? "change" : "confirmed");
    }

    /** Where no window fits any more, asking again brings the journey to the lead, who can give more time. */
    private static Map<String, Object> placement(Scene scene) {
        return scene.offers("windows")
                ? Map.of("decision", "placed", "window", scene.firstChoice("windows"))
                : Map.of("decision", "asked-again");
    }

    private Map<String, Object> submission(Scene scene) {
        return papers.lay(scene.item().key(), scene.actor(), scene.item().about(), scene.draws())
                .map(papers::answer)
                .orElse(Parts.NOT_NOW);
    }

    private Map<String, Object> word(Scene scene, String remarks) {
        var hash = String.valueOf(scene.task().values().get("hash"));
        if (scene.chance(RETURNS_A_SUBMISSION, "returned " + hash.hashCode())) {
            return Map.of(
                    "decision", "returned", "hash", hash, "reason", "The budget is last year's. Please replace it.");
        }
        return Map.of("decision", "verified", "hash", hash, "remarks", remarks);
    }

    private static Map<String, Object> moreTime(Scene scene) {
        return Map.of(
                "decision",
                scene.chance(0.8, "more time") ? "granted" : "refused",
                "until",
                scene.today().plusDays(10).toString(),
                "reason",
                "Decided on the evidence the candidate sent.");
    }

    private static Map<String, Object> lateness(Scene scene) {
        var situation = String.valueOf(scene.task().values().get("situation"));
        var tooLate = scene.item().createdAt().plus(Duration.ofDays(3)).isBefore(scene.now());
        var decision = tooLate || scene.chance(0.2, "refuse")
                ? "refuse"
                : situation.contains("verif") ? "ask-again" : "reopen";
        return Map.of(
                "decision",
                decision,
                "until",
                scene.today().plusDays(6).toString(),
                "reason",
                "The school was closed by snow on the last two days.");
    }
}
