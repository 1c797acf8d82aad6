package org.goldthread.demo;

import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import org.goldthread.demo.Parts.Part;
import org.goldthread.programme.Qualifications;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Registers, the diagnostic, catch-ups, the project and its reviews, as candidates, schools and facilitators do them. */
@Component
class LearningParts {

    private static final double MISSES_A_DAY = 0.07;
    private static final double RETURNS_THE_PROJECT = 0.12;
    private static final double GETS_AN_EXTENSION = 0.5;

    private final JdbcClient database;
    private final Qualifications qualifications;

    LearningParts(JdbcClient database, Qualifications qualifications) {
        this.database = database;
        this.qualifications = qualifications;
    }

    Map<String, Part> parts() {
        return Map.ofEntries(
                Map.entry("take-register", new Part(0, 3, 0, this::register)),
                Map.entry("rate-behaviours", new Part(1, 20, 0.02, this::behaviours)),
                Map.entry("review-diagnostic", new Part(2, 20, 0, LearningParts::diagnostic)),
                Map.entry("arrange-catch-up", new Part(1, 9, 0, LearningParts::arrangement)),
                Map.entry("confirm-catch-up", new Part(1, 15, 0, LearningParts::confirmation)),
                Map.entry("propose-project", new Part(5, 45, 0.03, LearningParts::proposal)),
                Map.entry("approve-project", new Part(1, 14, 0, LearningParts::approval)),
                Map.entry("review-term-one", new Part(1, 20, 0.15, LearningParts::review)),
                Map.entry("review-term-two", new Part(1, 20, 0.15, LearningParts::review)),
                Map.entry("decide-extension", new Part(1, 20, 0, LearningParts::extension)));
    }

    private Map<String, Object> register(Scene scene) {
        var attendance = new LinkedHashMap<UUID, Boolean>();
        database.sql("""
                        select e.id, e.number from enrolment e join cohort_session s on s.cohort = e.cohort
                        where s.id = :session and e.standing = 'ACTIVE' order by e.number
                        """)
                .param("session", scene.item().key())
                .query((row, number) -> Map.entry(row.getObject("id", UUID.class), row.getString("number")))
                .list()
                .forEach(one -> attendance.put(one.getKey(), !scene.chance(MISSES_A_DAY, one.getValue())));
        return Map.of("attendance", attendance);
    }

    private Map<String, Object> behaviours(Scene scene) {
        var scores = new HashMap<String, Integer>();
        var comments = new HashMap<String, String>();
        qualifications.edition("NPQML-2017").behaviours().forEach(behaviour -> {
            scores.put(behaviour.key(), scene.between(1, 4, behaviour.key()));
            comments.put(behaviour.key(), "An example from this half term.");
        });
        return Map.of("scores", scores, "comments", comments);
    }

    private static Map<String, Object> diagnostic(Scene scene) {
        return Map.of("priorities", "Hold one difficult conversation a month, and plan it with your coach first.");
    }

    private static Map<String, Object> arrangement(Scene scene) {
        var last = LocalDate.parse(String.valueOf(scene.task().values().get("lastDay")));
        var day = scene.today().plusDays(7).isBefore(last) ? scene.today().plusDays(7) : last;
        if (scene.chance(0.06, "excused") || day.isBefore(scene.today())) {
            return Map.of("decision", "excused", "reason", "Was ill, and has covered the content with the coach.");
        }
        return Map.of(
                "decision", "arranged",
                "heldOn", day.toString(),
                "place", "By video with the facilitator");
    }

    private static Map<String, Object> confirmation(Scene scene) {
        return Map.of("outcome", scene.chance(0.08, "missed " + at(scene)) ? "missed" : "held");
    }

    private static Map<String, Object> proposal(Scene scene) {
        return Map.of(
                "title",
                "Raising progress in year " + scene.between(3, 11, "year"),
                "pupilAim",
                "Disadvantaged pupils make at least the progress of their peers by the summer.",
                "teamAim",
                "Every member of the team plans from assessment and observes a colleague each half term.",
                "teamSize",
                scene.between(3, 12, "team"),
                "phase",
                scene.chance(0.5, "phase") ? "Primary" : "Secondary");
    }

    private static Map<String, Object> approval(Scene scene) {
        if (scene.chance(RETURNS_THE_PROJECT, "returned " + at(scene))) {
            return Map.of("decision", "returned", "reason", "Please say how the team's part will be measured.");
        }
        return Map.of("decision", "approved");
    }

    private static Map<String, Object> review(Scene scene) {
        return Map.of(
                "outcome", "held",
                "heldOn", scene.today().toString(),
                "notes", "On track. We agreed what to collect before the next review.");
    }

    private static Map<String, Object> extension(Scene scene) {
        if (scene.chance(GETS_AN_EXTENSION, "extension")) {
            return Map.of(
                    "decision", "extended",
                    "until", scene.today().plusDays(240).toString(),
                    "reason", "The school closed for a term, and the letter is on file.");
        }
        return Map.of("decision", "refused", "reason", "No evidence was given within the time allowed.");
    }

    private static Instant at(Scene scene) {
        return scene.item().createdAt().truncatedTo(ChronoUnit.DAYS);
    }
}
