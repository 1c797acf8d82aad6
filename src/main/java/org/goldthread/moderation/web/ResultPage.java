package org.goldthread.moderation.web;

import java.util.List;
import java.util.UUID;
import org.goldthread.learning.Enrolments;
import org.goldthread.moderation.ResultView;
import org.goldthread.moderation.Results;
import org.goldthread.moderation.Results.AreaResult;
import org.goldthread.people.Viewer;
import org.goldthread.shared.NotFound;
import org.goldthread.tracking.CandidateSight;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;

/** Released results, area by area, for the candidate and those who run the programme. Before release it says only that. */
@Controller
class ResultPage {

    /** A released attempt with its areas. */
    record Attempt(ResultView result, List<AreaResult> areas) {}

    private final Results results;
    private final Enrolments enrolments;
    private final CandidateSight sight;

    ResultPage(Results results, Enrolments enrolments, CandidateSight sight) {
        this.results = results;
        this.enrolments = enrolments;
        this.sight = sight;
    }

    @GetMapping("/results/{enrolment}")
    String show(@AuthenticationPrincipal Viewer viewer, @PathVariable UUID enrolment, Model model) {
        var found = enrolments.get(enrolment);
        if (!sight.isOwn(viewer, found.person()) && !sight.maySee(viewer, found.partner())) {
            throw new NotFound();
        }
        model.addAttribute("number", found.number());
        model.addAttribute(
                "attempts",
                results.of(enrolment).stream()
                        .map(result -> new Attempt(result, results.areas(result)))
                        .toList());
        return "moderation/results";
    }
}
