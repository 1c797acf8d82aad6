package org.goldthread.moderation.web;

import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.goldthread.assessment.Downloads;
import org.goldthread.assessment.SubmissionRoom.Upload;
import org.goldthread.learning.Enrolments;
import org.goldthread.moderation.AppealFiles;
import org.goldthread.moderation.AppealLetters;
import org.goldthread.moderation.AppealView;
import org.goldthread.moderation.Appeals;
import org.goldthread.moderation.Results;
import org.goldthread.people.Viewer;
import org.goldthread.programme.Qualifications;
import org.goldthread.shared.NotFound;
import org.goldthread.shared.Refusal;
import org.goldthread.tracking.CandidateSight;
import org.jspecify.annotations.Nullable;
import org.springframework.core.io.Resource;
import org.springframework.http.CacheControl;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartFile;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** The candidate lodges an appeal, withdraws it, and reads the letter. */
@Controller
class AppealPages {

    private static final String FILES = "files";

    private final Appeals appeals;
    private final AppealFiles files;
    private final AppealLetters letters;
    private final Results results;
    private final Enrolments enrolments;
    private final Qualifications qualifications;
    private final CandidateSight sight;

    AppealPages(
            Appeals appeals,
            AppealFiles files,
            AppealLetters letters,
            Results results,
            Enrolments enrolments,
            Qualifications qualifications,
            CandidateSight sight) {
        this.appeals = appeals;
        this.files = files;
        this.letters = letters;
        this.results = results;
        this.enrolments = enrolments;
        this.qualifications = qualifications;
        this.sight = sight;
    }

    @GetMapping("/results/{enrolment}/attempts/{attempt}/appeal")
    String form(
            @AuthenticationPrincipal Viewer viewer,
            @PathVariable UUID enrolment,
            @PathVariable int attempt,
            @RequestParam(name = Upload.TOO_LARGE, required = false) @Nullable String tooLarge,
            Model model) {
        if (tooLarge != null) {
            model.addAttribute("errors", Map.of(FILES, Upload.TOO_LARGE_SENTENCE));
        }
        return page(viewer, enrolment, attempt, "", List.of(), model);
    }

    @PostMapping("/results/{enrolment}/attempts/{attempt}/appeal")
    String lodge(
            @AuthenticationPrincipal Viewer viewer,
            @PathVariable UUID enrolment,
            @PathVariable int attempt,
            @RequestParam(defaultValue = "") String grounds,
            @RequestParam(defaultValue = "") List<Integer> areas,
            @RequestParam(required = false) MultipartFile @Nullable [] files,
            Model model,
            HttpServletResponse response,
            RedirectAttributes redirect) {
        try {
            this.files.lodge(viewer, enrolment, attempt, areas, grounds, Upload.of(files));
        } catch (Refusal refusal) {
            response.setStatus(HttpStatus.UNPROCESSABLE_ENTITY.value());
            model.addAttribute("errors", Map.of(refusal.field().orElse(""), refusal.sentence()));
            return page(viewer, enrolment, attempt, grounds, areas, model);
        }
        redirect.addFlashAttribute("done", "Your appeal is lodged. You hear by mail whether it is admitted.");
        return "redirect:/results/" + enrolment;
    }

    @PostMapping("/results/{enrolment}/attempts/{attempt}/appeal/files")
    String add(
            @AuthenticationPrincipal Viewer viewer,
            @PathVariable UUID enrolment,
            @PathVariable int attempt,
            @RequestParam(required = false) MultipartFile @Nullable [] files,
            RedirectAttributes redirect) {
        var appeal = appeals.of(enrolment, attempt).orElseThrow(NotFound::new);
        try {
            this.files.add(viewer, appeal.id(), Upload.of(files));
            redirect.addFlashAttribute("done", "The file is with your appeal.");
        } catch (Refusal refusal) {
            redirect.addFlashAttribute("errors", Map.of(refusal.field().orElse(FILES), refusal.sentence()));
        }
        return "redirect:/results/" + enrolment + "/attempts/" + attempt + "/appeal";
    }

    @PostMapping("/appeals/{appeal}/attachments/{file}/remove")
    String remove(
            @AuthenticationPrincipal Viewer viewer,
            @PathVariable UUID appeal,
            @PathVariable UUID file,
            RedirectAttributes redirect) {
        var found = appeals.view(appeal);
        try {
            files.remove(viewer, appeal, file);
            redirect.addFlashAttribute("done", "The file is not with your appeal any more.");
        } catch (Refusal refusal) {
            redirect.addFlashAttribute("errors", Map.of(refusal.field().orElse(FILES), refusal.sentence()));
        }
        return "redirect:/results/" + found.enrolment() + "/attempts/" + found.attempt() + "/appeal";
    }

    @GetMapping("/appeals/{appeal}/attachments/{file}")
    ResponseEntity<Resource> attachment(
            @AuthenticationPrincipal Viewer viewer, @PathVariable UUID appeal, @PathVariable UUID file) {
        return Downloads.attachment(files.download(viewer, appeal, file));
    }

    @PostMapping("/appeals/{appeal}/withdraw")
    String withdraw(@AuthenticationPrincipal Viewer viewer, @PathVariable UUID appeal, RedirectAttributes redirect) {
        var found = appeals.view(appeal);
        appeals.withdraw(viewer, appeal);
        redirect.addFlashAttribute("done", "Your appeal is withdrawn. Your result stands.");
        return "redirect:/results/" + found.enrolment();
    }

    @GetMapping("/appeals/{appeal}/letter.pdf")
    ResponseEntity<byte[]> letter(@AuthenticationPrincipal Viewer viewer, @PathVariable UUID appeal) {
        var found = enrolments.get(appeals.view(appeal).enrolment());
        if (!sight.isOwn(viewer, found.person()) && !sight.maySee(viewer, found.partner())) {
            throw new NotFound();
        }
        var name = ContentDisposition.inline()
                .filename("appeal-" + found.number() + ".pdf")
                .build();
        return ResponseEntity.ok()
                .header(HttpHeaders.CONTENT_DISPOSITION, name.toString())
                .contentType(MediaType.APPLICATION_PDF)
                .cacheControl(CacheControl.noStore())
                .body(letters.pdf(appeal));
    }

    private String page(Viewer viewer, UUID enrolment, int attempt, String grounds, List<Integer> areas, Model model) {
        var found = enrolments.get(enrolment);
        if (!sight.isOwn(viewer, found.person())) {
            throw new NotFound();
        }
        var result = results.of(enrolment, attempt).orElseThrow(NotFound::new);
        var lodged = appeals.of(enrolment, attempt);
        model.addAttribute("result", result);
        model.addAttribute("appeal", lodged.orElse(null));
        model.addAttribute("files", lodged.map(AppealView::id).map(files::of).orElse(List.of()));
        model.addAttribute(
                "mayChange", lodged.map(AppealView::id).map(files::mayChange).orElse(false));
        model.addAttribute("deadline", appeals.deadline(result).minusMillis(1));
        model.addAttribute("canLodge", appeals.canLodge(result));
        model.addAttribute("areas", qualifications.edition(found.edition()).areas());
        model.addAttribute("chosen", areas);
        model.addAttribute("grounds", grounds);
        return "moderation/appeal-new";
    }
}
