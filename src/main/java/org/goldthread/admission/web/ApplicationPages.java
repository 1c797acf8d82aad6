package org.goldthread.admission.web;

import jakarta.servlet.http.HttpServletResponse;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import org.goldthread.admission.ApplicationView;
import org.goldthread.admission.Applications;
import org.goldthread.admission.Question;
import org.goldthread.people.Viewer;
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

/** One application with all its answers, and the way out of it. */
@Controller
class ApplicationPages {

    private final Applications applications;

    ApplicationPages(Applications applications) {
        this.applications = applications;
    }

    @GetMapping("/applications/{id}")
    String application(@AuthenticationPrincipal Viewer viewer, @PathVariable UUID id, Model model) {
        var application = applications.get(id, viewer);
        model.addAttribute("answered", application);
        model.addAttribute("mine", viewer.personId().equals(application.person()));
        model.addAttribute("runs", viewer.is(Role.LEAD) || viewer.isAt(Role.COORDINATOR, application.partner()));
        model.addAttribute("groups", groups(application));
        model.addAttribute("mayWithdraw", applications.mayWithdraw(id, viewer));
        model.addAttribute("mayAskAnotherSponsor", applications.mayAskAnotherSponsor(id, viewer));
        return "admission/application";
    }

    @PostMapping("/applications/{id}/withdraw")
    String withdraw(
            @AuthenticationPrincipal Viewer viewer,
            @PathVariable UUID id,
            @RequestParam(defaultValue = "") String reason,
            HttpServletResponse response,
            Model model,
            RedirectAttributes flash) {
        applications.get(id, viewer);
        if (!applications.mayWithdraw(id, viewer)) {
            throw new AccessDeniedException("Not theirs to withdraw");
        }
        try {
            applications.withdraw(id, viewer.personId(), reason);
        } catch (Refusal refusal) {
            response.setStatus(HttpStatus.UNPROCESSABLE_ENTITY.value());
            model.addAttribute("errors", Map.of(refusal.field().orElse(""), refusal.sentence()));
            model.addAttribute("reason", reason);
            return application(viewer, id, model);
        }
        flash.addFlashAttribute("done", "The application has been withdrawn.");
        return "redirect:/applications/" + id;
    }

    @PostMapping("/applications/{id}/sponsor")
    String askAnotherSponsor(
            @AuthenticationPrincipal Viewer viewer,
            @PathVariable UUID id,
            @RequestParam(defaultValue = "") String sponsorName,
            @RequestParam(defaultValue = "") String sponsorEmail,
            HttpServletResponse response,
            Model model,
            RedirectAttributes flash) {
        applications.get(id, viewer);
        if (!applications.mayAskAnotherSponsor(id, viewer)) {
            throw new AccessDeniedException("Not theirs to ask");
        }
        try {
            applications.askAnotherSponsor(id, viewer.personId(), sponsorName, sponsorEmail);
        } catch (Refusal refusal) {
            response.setStatus(HttpStatus.UNPROCESSABLE_ENTITY.value());
            model.addAttribute("errors", Map.of(refusal.field().orElse(""), refusal.sentence()));
            model.addAttribute("sponsorName", sponsorName);
            model.addAttribute("sponsorEmail", sponsorEmail);
            return application(viewer, id, model);
        }
        flash.addFlashAttribute("done", sponsorName.strip() + " is asked to sponsor now.");
        return "redirect:/applications/" + id;
    }

    /** The answers by page of the form, question to answer in words. */
    private static Map<String, Map<String, String>> groups(ApplicationView application) {
        var groups = new LinkedHashMap<String, Map<String, String>>();
        for (Question.Group group : Question.Group.values()) {
            groups.put(group.words(), ApplyPages.inWords(group, application.answers(), application.schoolName()));
        }
        return groups;
    }
}
