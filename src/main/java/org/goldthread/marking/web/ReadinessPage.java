package org.goldthread.marking.web;

import java.util.UUID;
import org.goldthread.marking.Readiness;
import org.goldthread.people.Viewer;
import org.goldthread.programme.Windows;
import org.goldthread.shared.NotFound;
import org.goldthread.shared.Role;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** The check of a window before it opens, for the lead. */
@Controller
class ReadinessPage {

    private final Readiness readiness;
    private final Windows windows;

    ReadinessPage(Readiness readiness, Windows windows) {
        this.readiness = readiness;
        this.windows = windows;
    }

    @GetMapping("/windows/{window}/readiness")
    String ask(@AuthenticationPrincipal Viewer viewer, @PathVariable UUID window, Model model) {
        mustLead(viewer);
        model.addAttribute("window", windows.find(window).orElseThrow(NotFound::new));
        return "marking/readiness";
    }

    @PostMapping("/windows/{window}/readiness")
    String check(@AuthenticationPrincipal Viewer viewer, @PathVariable UUID window, RedirectAttributes redirect) {
        mustLead(viewer);
        var known = windows.find(window).orElseThrow(NotFound::new);
        var found = readiness.check(known.id()).size();
        redirect.addFlashAttribute(
                "done",
                found == 0
                        ? "The window is checked: nothing stands in the way."
                        : "The window is checked: " + found + (found == 1 ? " dead end" : " dead ends") + " found.");
        return "redirect:/programme/windows/" + window + "#readiness";
    }

    private static void mustLead(Viewer viewer) {
        if (!viewer.is(Role.LEAD)) {
            throw new AccessDeniedException("For the lead provider");
        }
    }
}
