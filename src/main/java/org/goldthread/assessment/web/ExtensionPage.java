package org.goldthread.assessment.web;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.Map;
import java.util.UUID;
import org.goldthread.assessment.Downloads;
import org.goldthread.assessment.ExtensionRoom;
import org.goldthread.assessment.SubmissionRoom.Upload;
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

/** The page on which a candidate asks for more time, and coordinators read what was asked. */
@Controller
class ExtensionPage {

    private final ExtensionRoom room;

    ExtensionPage(ExtensionRoom room) {
        this.room = room;
    }

    @GetMapping("/submission/{enrolment}/extension")
    String show(@AuthenticationPrincipal Viewer viewer, @PathVariable UUID enrolment, Model model) {
        model.addAttribute("room", room.show(viewer, enrolment));
        return "assessment/extension";
    }

    @PostMapping("/submission/{enrolment}/extension")
    String ask(
            @AuthenticationPrincipal Viewer viewer,
            @PathVariable UUID enrolment,
            @RequestParam Map<String, String> values,
            @RequestParam(required = false) @Nullable MultipartFile evidence,
            RedirectAttributes redirect) {
        try {
            room.ask(viewer, enrolment, day(values), values.getOrDefault("reason", ""), upload(evidence));
            redirect.addFlashAttribute("done", "Your request is with the coordinator. You are told what is decided.");
        } catch (Refusal refusal) {
            redirect.addFlashAttribute("errors", Map.of(refusal.field().orElse(""), refusal.sentence()));
            redirect.addFlashAttribute("entered", values);
        }
        return "redirect:/submission/" + enrolment + "/extension";
    }

    private static @Nullable Upload upload(@Nullable MultipartFile file) {
        return file == null || file.isEmpty() ? null : new Upload(String.valueOf(file.getOriginalFilename()), file);
    }

    private static LocalDate day(Map<String, String> values) {
        try {
            return LocalDate.of(
                    number(values, "until-year"), number(values, "until-month"), number(values, "until-day"));
        } catch (DateTimeException | NumberFormatException notOne) {
            throw new Refusal("until", "Enter the day with day, month and year, for example 27 3 2027.");
        }
    }

    private static int number(Map<String, String> values, String key) {
        return Integer.parseInt(values.getOrDefault(key, "").strip());
    }

    @GetMapping("/submission/{enrolment}/extension/{request}/evidence")
    ResponseEntity<Resource> evidence(
            @AuthenticationPrincipal Viewer viewer, @PathVariable UUID enrolment, @PathVariable UUID request) {
        return Downloads.attachment(room.evidence(viewer, enrolment, request));
    }
}
