package org.goldthread.moderation.web;

import java.time.Instant;
import java.util.UUID;
import org.goldthread.learning.EnrolmentView;
import org.goldthread.learning.Enrolments;
import org.goldthread.moderation.AppealView;
import org.goldthread.moderation.Appeals;
import org.goldthread.moderation.Consents;
import org.goldthread.moderation.FeedbackLetters;
import org.goldthread.moderation.ResultSheet;
import org.goldthread.moderation.ResultView;
import org.goldthread.moderation.Results;
import org.goldthread.people.Viewer;
import org.goldthread.shared.NotFound;
import org.goldthread.tracking.CandidateSight;
import org.jspecify.annotations.Nullable;
import org.springframework.http.CacheControl;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/**
 * Released results, task by task and area by area, with the feedback: for the candidate, those who run the programme, and, as
 * long as the candidate agrees, the sponsor, who reads no comments. Before release it says only that.
 */
@Controller
class ResultPage {

    /** A released attempt with what it was made of, its appeal if there is one, and until when there can be one. */
    record Attempt(
            ResultView result,
            ResultSheet sheet,
            @Nullable AppealView appeal,
            boolean canAppeal,
            Instant appealUntil) {}

    private final Results results;
    private final FeedbackLetters letters;
    private final Appeals appeals;
    private final Consents consents;
    private final Enrolments enrolments;
    private final CandidateSight sight;

    ResultPage(
            Results results,
            FeedbackLetters letters,
            Appeals appeals,
            Consents consents,
            Enrolments enrolments,
            CandidateSight sight) {
        this.results = results;
        this.letters = letters;
        this.appeals = appeals;
        this.consents = consents;
        this.enrolments = enrolments;
        this.sight = sight;
    }

    @GetMapping("/results/{enrolment}")
    String show(@AuthenticationPrincipal Viewer viewer, @PathVariable UUID enrolment, Model model) {
        var found = enrolments.get(enrolment);
        var full = seesAll(viewer, found);
        if (!full && !isTrustedSponsor(viewer, found)) {
            throw new NotFound();
        }
        var standing = results.of(enrolment);
        model.addAttribute("enrolment", enrolment);
        model.addAttribute("number", found.number());
        model.addAttribute("own", sight.isOwn(viewer, found.person()));
        model.addAttribute("full", full);
        model.addAttribute("shared", consents.isGiven(enrolment));
        model.addAttribute("attempts", standing.stream().map(this::attempt).toList());
        model.addAttribute(
                "earlier",
                results.versions(enrolment).stream()
                        .filter(version -> !standing.contains(version))
                        .toList());
        return "moderation/results";
    }

    private Attempt attempt(ResultView result) {
        return new Attempt(
                result,
                results.sheet(result),
                appeals.of(result.enrolment(), result.attempt()).orElse(null),
                appeals.canLodge(result),
                appeals.deadline(result).minusMillis(1));
    }

    @GetMapping("/results/{enrolment}/attempts/{attempt}/feedback.pdf")
    ResponseEntity<byte[]> letter(
            @AuthenticationPrincipal Viewer viewer, @PathVariable UUID enrolment, @PathVariable int attempt) {
        var found = enrolments.get(enrolment);
        if (!seesAll(viewer, found)) {
            throw new NotFound();
        }
        var name = ContentDisposition.inline()
                .filename("feedback-" + found.number() + "-" + attempt + ".pdf")
                .build();
        return ResponseEntity.ok()
                .header(HttpHeaders.CONTENT_DISPOSITION, name.toString())
                .contentType(MediaType.APPLICATION_PDF)
                .cacheControl(CacheControl.noStore())
                .body(letters.pdf(enrolment, attempt));
    }

    @PostMapping("/results/{enrolment}/consent")
    String consent(
            @AuthenticationPrincipal Viewer viewer,
            @PathVariable UUID enrolment,
            @RequestParam(defaultValue = "false") boolean share,
            RedirectAttributes redirect) {
        consents.decide(viewer, enrolment, share);
        redirect.addFlashAttribute(
                "done", share ? "Your sponsor can now see your result." : "Your sponsor no longer sees your result.");
        return "redirect:/results/" + enrolment;
    }

    private boolean seesAll(Viewer viewer, EnrolmentView found) {
        return sight.isOwn(viewer, found.person()) || sight.maySee(viewer, found.partner());
    }

    private boolean isTrustedSponsor(Viewer viewer, EnrolmentView found) {
        return found.sponsor().equals(viewer.personId()) && consents.isGiven(found.id());
    }
}
