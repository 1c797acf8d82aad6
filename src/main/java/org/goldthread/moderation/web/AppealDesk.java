package org.goldthread.moderation.web;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.UUID;
import org.goldthread.engine.OpenTask;
import org.goldthread.engine.TaskInbox;
import org.goldthread.learning.Enrolments;
import org.goldthread.moderation.AppealFiles;
import org.goldthread.moderation.AppealList;
import org.goldthread.moderation.AppealReview;
import org.goldthread.moderation.Appeals;
import org.goldthread.moderation.Assurance;
import org.goldthread.moderation.EvidenceBundle;
import org.goldthread.moderation.Lessons;
import org.goldthread.people.Viewer;
import org.goldthread.shared.CsvExport;
import org.goldthread.shared.Refusal;
import org.goldthread.shared.Role;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;

/** The lead's desk for appeals: the list, one appeal with both markings and its evidence, and the lesson log. */
@Controller
class AppealDesk {

    private final Appeals appeals;
    private final AppealList list;
    private final AppealReview review;
    private final EvidenceBundle evidence;
    private final AppealFiles files;
    private final Assurance assurance;
    private final Lessons lessons;
    private final Enrolments enrolments;
    private final TaskInbox inbox;

    AppealDesk(
            Appeals appeals,
            AppealList list,
            AppealReview review,
            EvidenceBundle evidence,
            AppealFiles files,
            Assurance assurance,
            Lessons lessons,
            Enrolments enrolments,
            TaskInbox inbox) {
        this.appeals = appeals;
        this.list = list;
        this.review = review;
        this.evidence = evidence;
        this.files = files;
        this.assurance = assurance;
        this.lessons = lessons;
        this.enrolments = enrolments;
        this.inbox = inbox;
    }

    @GetMapping("/appeals")
    String list(
            @AuthenticationPrincipal Viewer viewer,
            @RequestParam(required = false) @Nullable String state,
            @RequestParam(required = false) @Nullable String search,
            @RequestParam(defaultValue = "1") int page,
            Model model) {
        mustBeLead(viewer);
        model.addAttribute("appeals", list.page(state, search, Math.max(1, page)));
        model.addAttribute("states", AppealList.states());
        model.addAttribute("state", state);
        model.addAttribute("search", search);
        return "moderation/appeals";
    }

    @GetMapping("/appeals.csv")
    ResponseEntity<byte[]> export(
            @AuthenticationPrincipal Viewer viewer,
            @RequestParam(required = false) @Nullable String state,
            @RequestParam(required = false) @Nullable String search) {
        mustBeLead(viewer);
        var csv = new CsvExport("candidate", "attempt", "window", "lodged_at", "status", "before", "after");
        list.all(state, search)
                .forEach(row -> csv.row(
                        row.candidateNumber(),
                        row.attempt(),
                        row.window(),
                        row.lodgedAt(),
                        row.status(),
                        row.oldOutcome(),
                        row.newOutcome()));
        return csv.download("appeals.csv");
    }

    @GetMapping("/appeals/{appeal}")
    String show(@AuthenticationPrincipal Viewer viewer, @PathVariable UUID appeal, Model model) {
        mustBeLead(viewer);
        var found = appeals.view(appeal);
        model.addAttribute("appeal", found);
        model.addAttribute("number", enrolments.get(found.enrolment()).number());
        model.addAttribute("files", files.of(appeal));
        var weighed = review.weighed(appeal);
        var name = weighed.isPresent() ? "decide-appeal" : "admit-appeal";
        model.addAttribute("weighed", weighed.orElse(null));
        model.addAttribute("mayGoDown", review.mayGoDown());
        model.addAttribute("task", found.open() ? task(appeal, name, viewer) : null);
        return "moderation/appeal";
    }

    /** The lead's open task about the appeal, if there is one to do. */
    private @Nullable String task(UUID appeal, String name, Viewer viewer) {
        try {
            return inbox.find(name, appeal, viewer.personId())
                    .map(OpenTask::taskId)
                    .orElse(null);
        } catch (Refusal somebodyElses) {
            return null;
        }
    }

    /** The evidence bundle, written to the browser while it is read; who took it is on record before the first byte. */
    @GetMapping("/appeals/{appeal}/evidence.zip")
    void evidence(@AuthenticationPrincipal Viewer viewer, @PathVariable UUID appeal, HttpServletResponse response)
            throws IOException {
        mustBeLead(viewer);
        var found = appeals.view(appeal);
        assurance.taken(found.script(), viewer.personId(), "Took the evidence bundle of an appeal");
        var name = "appeal-" + enrolments.get(found.enrolment()).number() + ".zip";
        ZipAnswer.begin(response, name);
        evidence.write(appeal, response.getOutputStream());
    }

    @GetMapping("/lessons")
    String lessons(
            @AuthenticationPrincipal Viewer viewer,
            @RequestParam(required = false) @Nullable String search,
            @RequestParam(required = false) @Nullable String decision,
            @RequestParam(defaultValue = "1") int page,
            Model model) {
        mustBeLead(viewer);
        model.addAttribute("lessons", lessons.page(search, decision, Math.max(1, page)));
        model.addAttribute("search", search);
        model.addAttribute("decision", decision);
        return "moderation/lessons";
    }

    @GetMapping("/lessons.csv")
    ResponseEntity<byte[]> lessonsFile(
            @AuthenticationPrincipal Viewer viewer,
            @RequestParam(required = false) @Nullable String search,
            @RequestParam(required = false) @Nullable String decision) {
        mustBeLead(viewer);
        var csv = new CsvExport("noted_at", "window", "areas", "decision", "lesson");
        lessons.all(search, decision)
                .forEach(row -> csv.row(row.notedAt(), row.window(), row.areas(), row.decision(), row.lesson()));
        return csv.download("lessons.csv");
    }

    private static void mustBeLead(Viewer viewer) {
        if (!viewer.is(Role.LEAD)) {
            throw new AccessDeniedException("Only the lead hears appeals.");
        }
    }
}
