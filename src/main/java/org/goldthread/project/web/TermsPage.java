package org.goldthread.project.web;

import jakarta.servlet.http.HttpServletResponse;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.Map;
import java.util.UUID;
import org.goldthread.learning.Enrolments;
import org.goldthread.people.Viewer;
import org.goldthread.project.Projects;
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
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** The lead accepts that a project ends before its two terms are over, with a reason. */
@Controller
class TermsPage {

    private static final int LONGEST_REASON = 1000;

    private final Projects projects;
    private final Enrolments enrolments;

    TermsPage(Projects projects, Enrolments enrolments) {
        this.projects = projects;
        this.enrolments = enrolments;
    }

    @GetMapping("/candidates/{candidacy}/terms")
    String show(@AuthenticationPrincipal Viewer viewer, @PathVariable UUID candidacy, Model model) {
        mustBeLead(viewer);
        return page(candidacy, Map.of(), model);
    }

    @PostMapping("/candidates/{candidacy}/terms")
    String shorten(
            @AuthenticationPrincipal Viewer viewer,
            @PathVariable UUID candidacy,
            @RequestParam Map<String, String> posted,
            Model model,
            HttpServletResponse response,
            RedirectAttributes redirect) {
        mustBeLead(viewer);
        try {
            projects.shorten(candidacy, day(posted), viewer.personId(), reason(posted));
        } catch (Refusal refusal) {
            response.setStatus(HttpStatus.UNPROCESSABLE_ENTITY.value());
            model.addAttribute("errors", Map.of(refusal.field().orElse(""), refusal.sentence()));
            return page(candidacy, posted, model);
        }
        redirect.addFlashAttribute("done", "The terms end earlier. Candidate, sponsor and coach are told.");
        return "redirect:/candidates/" + candidacy;
    }

    private String page(UUID candidacy, Map<String, String> values, Model model) {
        model.addAttribute("candidacy", candidacy);
        model.addAttribute("candidate", enrolments.candidateName(candidacy));
        model.addAttribute("project", projects.of(candidacy).orElse(null));
        model.addAttribute("values", values);
        return "project/terms";
    }

    private static String reason(Map<String, String> posted) {
        var reason = posted.getOrDefault("reason", "").strip();
        if (reason.isEmpty() || reason.length() > LONGEST_REASON) {
            throw new Refusal("reason", "Say why fewer weeks are accepted, in up to 1,000 characters.");
        }
        return reason;
    }

    private static LocalDate day(Map<String, String> posted) {
        try {
            return LocalDate.of(part(posted, "year"), part(posted, "month"), part(posted, "day"));
        } catch (DateTimeException | NumberFormatException wrong) {
            throw new Refusal("end", "Enter a date that exists, like 27 3 2027.");
        }
    }

    private static int part(Map<String, String> posted, String part) {
        return Integer.parseInt(posted.getOrDefault("end-" + part, "").strip());
    }

    private static void mustBeLead(Viewer viewer) {
        if (!viewer.is(Role.LEAD)) {
            throw new AccessDeniedException("Only the lead accepts fewer terms");
        }
    }
}
