package org.goldthread.marking.web;

import jakarta.servlet.http.HttpServletResponse;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.goldthread.marking.StandardScripts;
import org.goldthread.marking.StandardScripts.NewFile;
import org.goldthread.marking.StandardScripts.NewStandard;
import org.goldthread.people.Viewer;
import org.goldthread.programme.EditionView;
import org.goldthread.programme.Qualifications;
import org.goldthread.shared.Refusal;
import org.goldthread.shared.Role;
import org.springframework.http.HttpStatus;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartFile;
import org.springframework.web.multipart.MultipartHttpServletRequest;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** The lead's bank of standard scripts. */
@Controller
class StandardScriptPages {

    private static final String FILE = "file-";

    private final StandardScripts standards;
    private final Qualifications qualifications;

    StandardScriptPages(StandardScripts standards, Qualifications qualifications) {
        this.standards = standards;
        this.qualifications = qualifications;
    }

    @GetMapping("/standard-scripts")
    String list(@AuthenticationPrincipal Viewer viewer, Model model) {
        mustBeLead(viewer);
        model.addAttribute("standards", standards.all());
        model.addAttribute("editions", editions());
        return "marking/standards";
    }

    private Map<String, String> editions() {
        var editions = new LinkedHashMap<String, String>();
        qualifications.all().stream()
                .filter(qualifications::isOffered)
                .forEach(edition -> editions.put(edition.code(), edition.code()));
        return editions;
    }

    @GetMapping("/standard-scripts/new")
    String add(
            @AuthenticationPrincipal Viewer viewer,
            @RequestParam(defaultValue = "") String edition,
            @RequestParam Map<String, String> values,
            Model model) {
        mustBeLead(viewer);
        if (!editions().containsKey(edition)) {
            return "redirect:/standard-scripts";
        }
        var view = qualifications.edition(edition);
        model.addAttribute("edition", view);
        model.addAttribute("files", files(view));
        model.addAttribute("values", values);
        return "marking/standard-new";
    }

    /** The kinds of file a candidate hands in, by what they are called. */
    private static Map<String, String> files(EditionView edition) {
        var files = new LinkedHashMap<String, String>();
        edition.tasks().forEach(task -> files.put(task.key(), "Script: " + task.name()));
        edition.documents().stream()
                .filter(document -> !document.fromSponsor())
                .forEach(document -> files.put(document.key(), document.name() + " (optional)"));
        return files;
    }

    @PostMapping("/standard-scripts")
    String save(
            @AuthenticationPrincipal Viewer viewer,
            @RequestParam String edition,
            @RequestParam Map<String, String> posted,
            MultipartHttpServletRequest request,
            Model model,
            HttpServletResponse response,
            RedirectAttributes redirect) {
        mustBeLead(viewer);
        try {
            var entered = PostedMarks.of(posted);
            standards.add(
                    new NewStandard(
                            edition,
                            posted.getOrDefault("title", ""),
                            posted.getOrDefault("context", ""),
                            posted.getOrDefault("sponsorComments", ""),
                            uploads(qualifications.edition(edition), request),
                            entered.marks(),
                            entered.comments()),
                    viewer.personId());
        } catch (Refusal refusal) {
            response.setStatus(HttpStatus.UNPROCESSABLE_ENTITY.value());
            model.addAttribute("errors", Map.of(refusal.field().orElse(""), refusal.sentence()));
            return add(viewer, edition, posted, model);
        }
        redirect.addFlashAttribute(
                "done", "The standard script is in the bank. Assessors get copies of it from now on.");
        return "redirect:/standard-scripts";
    }

    private static List<NewFile> uploads(EditionView edition, MultipartHttpServletRequest request) {
        var files = new ArrayList<NewFile>();
        for (var kind : files(edition).keySet()) {
            MultipartFile file = request.getFile(FILE + kind);
            if (file != null && !file.isEmpty()) {
                var name = file.getOriginalFilename();
                files.add(new NewFile(kind, name == null ? kind : name, file));
            }
        }
        return files;
    }

    @PostMapping("/standard-scripts/{standard}/retire")
    String retire(@AuthenticationPrincipal Viewer viewer, @PathVariable UUID standard, RedirectAttributes redirect) {
        mustBeLead(viewer);
        standards.retire(standard, viewer.personId());
        redirect.addFlashAttribute("done", "No new copies of it are handed out. Copies in hand may be finished.");
        return "redirect:/standard-scripts";
    }

    private static void mustBeLead(Viewer viewer) {
        if (!viewer.is(Role.LEAD)) {
            throw new AccessDeniedException("Only the lead keeps standard scripts.");
        }
    }
}
