package org.goldthread.tracking.web;

import org.goldthread.people.Viewer;
import org.goldthread.shared.Role;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;

/** Sends everybody to the page they come for. */
@Controller
class HomePage {

    @GetMapping("/")
    String home(@AuthenticationPrincipal @Nullable Viewer viewer) {
        if (viewer == null) {
            return "redirect:/sign-in";
        }
        if (viewer.is(Role.LEAD) || viewer.is(Role.COORDINATOR)) {
            return "redirect:/board";
        }
        if (viewer.is(Role.CANDIDATE)) {
            return "redirect:/journey";
        }
        if (viewer.grants().stream().allMatch(grant -> grant.role() == Role.QUALITY_ASSURER)
                && viewer.is(Role.QUALITY_ASSURER)) {
            return "redirect:/assurance/scripts";
        }
        return viewer.is(Role.ADMINISTRATOR) ? "redirect:/admin" : "redirect:/tasks";
    }

    @GetMapping("/accessibility")
    String accessibility() {
        return "tracking/accessibility";
    }
}
