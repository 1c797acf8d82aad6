package org.goldthread.assessment.web;

import java.util.Map;
import java.util.UUID;
import org.goldthread.assessment.Downloads;
import org.goldthread.assessment.SubmissionRoom;
import org.goldthread.assessment.VerificationRoom;
import org.goldthread.people.Viewer;
import org.goldthread.shared.Refusal;
import org.jspecify.annotations.Nullable;
import org.springframework.core.io.Resource;
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

/** The page on which sponsor and coach look at the exact files and verify or return them. */
@Controller
class VerificationPage {

    private final VerificationRoom room;

    VerificationPage(VerificationRoom room) {
        this.room = room;
    }

    @GetMapping("/verification/{enrolment}")
    String show(
            @AuthenticationPrincipal Viewer viewer,
            @PathVariable UUID enrolment,
            @RequestParam(name = SubmissionRoom.Upload.TOO_LARGE, required = false) @Nullable String tooLarge,
            Model model) {
        model.addAttribute("room", room.show(viewer, enrolment));
        if (tooLarge != null && !model.containsAttribute("errors")) {
            model.addAttribute("errors", Map.of("evidence", SubmissionRoom.Upload.TOO_LARGE_SENTENCE));
        }
        return "assessment/verification";
    }

    @PostMapping("/verification/{enrolment}/{as:sponsor|coach}")
    String say(
            @AuthenticationPrincipal Viewer viewer,
            @PathVariable UUID enrolment,
            @PathVariable String as,
            @RequestParam(defaultValue = "") String decision,
            @RequestParam String hash,
            @RequestParam(required = false) @Nullable String remarks,
            @RequestParam(required = false) @Nullable String reason,
            RedirectAttributes redirect) {
        try {
            room.say(viewer, enrolment, as, decision, hash, remarks, reason);
            redirect.addFlashAttribute(
                    "done",
                    decision.equals("verified")
                            ? "Thank you. You have verified the submission."
                            : "The submission is returned, with your reason.");
        } catch (Refusal refusal) {
            redirect.addFlashAttribute("errors", Map.of(refusal.field().orElse(""), refusal.sentence()));
            redirect.addFlashAttribute("entered", entered(decision, remarks, reason));
        }
        return "redirect:/verification/" + enrolment;
    }

    @PostMapping("/verification/{enrolment}/evidence")
    String add(
            @AuthenticationPrincipal Viewer viewer,
            @PathVariable UUID enrolment,
            @RequestParam(required = false) @Nullable MultipartFile file,
            RedirectAttributes redirect) {
        return then(enrolment, redirect, "The file is added to your evidence.", () -> {
            if (file == null || file.isEmpty()) {
                throw new Refusal("evidence", "Choose a file first.");
            }
            room.addEvidence(
                    viewer, enrolment, new SubmissionRoom.Upload(String.valueOf(file.getOriginalFilename()), file));
        });
    }

    @PostMapping("/verification/{enrolment}/evidence/{file}/remove")
    String remove(
            @AuthenticationPrincipal Viewer viewer,
            @PathVariable UUID enrolment,
            @PathVariable UUID file,
            RedirectAttributes redirect) {
        return then(
                enrolment,
                redirect,
                "The file is removed from your evidence.",
                () -> room.removeEvidence(viewer, enrolment, file));
    }

    private static String then(UUID enrolment, RedirectAttributes redirect, String done, Runnable work) {
        try {
            work.run();
            redirect.addFlashAttribute("done", done);
        } catch (Refusal refusal) {
            redirect.addFlashAttribute("errors", Map.of(refusal.field().orElse(""), refusal.sentence()));
        }
        return "redirect:/verification/" + enrolment;
    }

    private static Map<String, String> entered(String decision, @Nullable String remarks, @Nullable String reason) {
        return Map.of(
                "decision",
                decision,
                "remarks",
                remarks == null ? "" : remarks,
                "reason",
                reason == null ? "" : reason);
    }

    @GetMapping("/verification/{enrolment}/files/{file}")
    ResponseEntity<Resource> file(
            @AuthenticationPrincipal Viewer viewer, @PathVariable UUID enrolment, @PathVariable UUID file) {
        return Downloads.attachment(room.file(viewer, enrolment, file));
    }
}
