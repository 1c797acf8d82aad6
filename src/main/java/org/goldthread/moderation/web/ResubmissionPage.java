package org.goldthread.moderation.web;

import java.util.List;
import java.util.UUID;
import org.goldthread.assessment.TextChanges;
import org.goldthread.learning.Enrolments;
import org.goldthread.moderation.ResultSheet;
import org.goldthread.moderation.Results;
import org.goldthread.people.Viewer;
import org.goldthread.shared.NotFound;
import org.goldthread.tracking.CandidateSight;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;

/** The candidate's second attempt: the feedback on the areas that failed, beside what the new text changed. */
@Controller
class ResubmissionPage {

    private final Results results;
    private final TextChanges changes;
    private final Enrolments enrolments;
    private final CandidateSight sight;

    ResubmissionPage(Results results, TextChanges changes, Enrolments enrolments, CandidateSight sight) {
        this.results = results;
        this.changes = changes;
        this.enrolments = enrolments;
        this.sight = sight;
    }

    @GetMapping("/results/{enrolment}/resubmission")
    String show(@AuthenticationPrincipal Viewer viewer, @PathVariable UUID enrolment, Model model) {
        var found = enrolments.get(enrolment);
        if (!sight.isOwn(viewer, found.person()) && !sight.maySee(viewer, found.partner())) {
            throw new NotFound();
        }
        var first = results.of(enrolment, 1)
                .filter(result -> result.outcome().equals("resubmit"))
                .orElseThrow(NotFound::new);
        var areas = results.sheet(first).tasks().stream()
                .flatMap(task -> task.areas().stream())
                .toList();
        model.addAttribute("enrolment", enrolment);
        model.addAttribute("failed", withMet(areas, false));
        model.addAttribute("passed", withMet(areas, true));
        model.addAttribute("comparison", changes.newest(enrolment).orElse(null));
        return "moderation/resubmission";
    }

    private static List<ResultSheet.Area> withMet(List<ResultSheet.Area> areas, boolean met) {
        return areas.stream().filter(area -> area.met() == met).toList();
    }
}
