package org.goldthread.demo;

import java.util.Map;
import org.goldthread.demo.Parts.Part;
import org.springframework.stereotype.Component;

/** Reviewing, approving, chasing and funding, as coordinators, head teachers and applicants do them. */
@Component
class AdmissionParts {

    private static final double SPONSOR_SILENT = 0.05;
    private static final double SPONSOR_DECLINES = 0.03;
    private static final double SPONSOR_WANTS_CHANGES = 0.06;

    Map<String, Part> parts() {
        return Map.of(
                "review-application", new Part(1, 12, 0, AdmissionParts::review),
                "approve-sponsorship", new Part(1, 18, SPONSOR_SILENT, AdmissionParts::approval),
                "amend-application", new Part(1, 9, 0, scene -> Map.of("decision", "resubmitted")),
                "chase-sponsor", new Part(1, 5, 0, AdmissionParts::chase),
                "confirm-funding", new Part(1, 8, 0, AdmissionParts::funding));
    }

    private static Map<String, Object> review(Scene scene) {
        if (scene.chance(0.55, "fits")) {
            return Map.of("decision", "approve", "reason", "Leads a team this year, so this is the right level.");
        }
        if (scene.chance(0.8, "redirected")) {
            return Map.of("decision", "redirect", "reason", "You already lead across the school.");
        }
        return Map.of("decision", "decline", "reason", "There is no team to lead a project with.");
    }

    private static Map<String, Object> approval(Scene scene) {
        var day = scene.item().createdAt().toString().substring(0, 10);
        if (scene.chance(SPONSOR_DECLINES, "declined")) {
            return Map.of("decision", "declined", "reason", "We cannot release the teacher this year.");
        }
        if (scene.chance(SPONSOR_WANTS_CHANGES, "changes " + day)) {
            return Map.of("decision", "changes", "reason", "Please say which team the project is for.");
        }
        return Map.of("decision", "approved", "release", true, "project", true, "coach", true, "fee", true);
    }

    private static Map<String, Object> chase(Scene scene) {
        if (scene.chance(0.25, "gives up")) {
            return Map.of("decision", "declined", "reason", "The school did not answer three letters and two calls.");
        }
        return Map.of(
                "decision", "ask-again", "reason", "Spoke to the office. The head teacher will answer this week.");
    }

    private static Map<String, Object> funding(Scene scene) {
        return Map.of(
                "decision", "confirmed",
                "payer", "school",
                "purchaseOrder", "PO-" + scene.between(10_000, 99_999, "order"),
                "scholarship", "refuse",
                "scholarshipReason", "The budget is for three districts only.");
    }
}
