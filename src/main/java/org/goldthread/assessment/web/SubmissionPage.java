package org.goldthread.assessment.web;

import java.util.Map;
import java.util.UUID;
import java.util.function.Supplier;
import org.goldthread.assessment.Downloads;
import org.goldthread.assessment.SubmissionRoom;
import org.goldthread.assessment.SubmissionRoom.Upload;
import org.goldthread.assessment.TextChanges;
import org.goldthread.people.Viewer;
import org.goldthread.shared.NotFound;
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

/** The candidate's upload page. */
@Controller
class SubmissionPage {

    private final SubmissionRoom room;
    private final TextChanges changes;

    SubmissionPage(SubmissionRoom room, TextChanges changes) {
        this.changes = changes;
        this.room = room;
    }

    @GetMapping("/submission/{enrolment}")
    String show(
            @AuthenticationPrincipal Viewer viewer,
            @PathVariable UUID enrolment,
            @RequestParam(name = Upload.TOO_LARGE, required = false) @Nullable String tooLarge,
            Model model) {
        model.addAttribute("room", room.show(viewer, enrolment));
        model.addAttribute("again", changes.isLater(enrolment));
        if (tooLarge != null && !model.containsAttribute("errors")) {
            model.addAttribute("errors", Map.of("", Upload.TOO_LARGE_SENTENCE));
        }
        return "assessment/submission";
    }

    @GetMapping("/submission/{enrolment}/files/{file}/replace")
    String replace(
            @AuthenticationPrincipal Viewer viewer,
            @PathVariable UUID enrolment,
            @PathVariable UUID file,
            Model model) {
        var shown = room.show(viewer, enrolment);
        var part = shown.parts().stream()
                .filter(one -> one.files().stream().anyMatch(row -> row.id().equals(file)))
                .findFirst()
                .orElseThrow(NotFound::new);
        model.addAttribute("room", shown);
        model.addAttribute("part", part);
        model.addAttribute(
                "file",
                part.files().stream()
                        .filter(row -> row.id().equals(file))
                        .findFirst()
                        .orElseThrow(NotFound::new));
        return "assessment/replace-file";
    }

    @PostMapping("/submission/{enrolment}/files")
    String upload(
            @AuthenticationPrincipal Viewer viewer,
            @PathVariable UUID enrolment,
            @RequestParam String kind,
            @RequestParam(required = false) @Nullable UUID replaces,
            @RequestParam(required = false) MultipartFile @Nullable [] files,
            RedirectAttributes redirect) {
        return then(enrolment, redirect, () -> room.upload(viewer, enrolment, kind, Upload.of(files), replaces));
    }

    @PostMapping("/submission/{enrolment}/files/{file}/remove")
    String remove(
            @AuthenticationPrincipal Viewer viewer,
            @PathVariable UUID enrolment,
            @PathVariable UUID file,
            RedirectAttributes redirect) {
        return then(enrolment, redirect, () -> room.remove(viewer, enrolment, file));
    }

    @PostMapping("/submission/{enrolment}/files/{file}/declare")
    String declare(
            @AuthenticationPrincipal Viewer viewer,
            @PathVariable UUID enrolment,
            @PathVariable UUID file,
            @RequestParam String kind,
            @RequestParam String place,
            @RequestParam(defaultValue = "") String reason,
            RedirectAttributes redirect) {
        redirect.addFlashAttribute(
                "declaring", Map.of("file", file.toString(), "kind", kind, "place", place, "reason", reason));
        return then(enrolment, redirect, () -> room.declare(viewer, enrolment, file, kind, place, reason));
    }

    @PostMapping("/submission/{enrolment}/take-back")
    String takeBack(@AuthenticationPrincipal Viewer viewer, @PathVariable UUID enrolment, RedirectAttributes redirect) {
        return then(enrolment, redirect, () -> room.takeBack(viewer, enrolment));
    }

    @PostMapping("/submission/{enrolment}/final")
    String makeFinal(
            @AuthenticationPrincipal Viewer viewer,
            @PathVariable UUID enrolment,
            @RequestParam String hash,
            RedirectAttributes redirect) {
        return then(enrolment, redirect, () -> {
            room.makeFinal(viewer, enrolment, hash);
            return "Your submission is final. The receipt is below, and on its way to you by mail.";
        });
    }

    @GetMapping("/submission/{enrolment}/files/{file}")
    ResponseEntity<Resource> file(
            @AuthenticationPrincipal Viewer viewer, @PathVariable UUID enrolment, @PathVariable UUID file) {
        return Downloads.attachment(room.file(viewer, enrolment, file));
    }

    private static String then(UUID enrolment, RedirectAttributes redirect, Supplier<String> work) {
        try {
            redirect.addFlashAttribute("done", work.get());
        } catch (Refusal refusal) {
            redirect.addFlashAttribute("errors", Map.of(refusal.field().orElse(""), refusal.sentence()));
        }
        return "redirect:/submission/" + enrolment;
    }
}
