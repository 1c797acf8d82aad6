package org.goldthread.tracking.web;

import org.goldthread.engine.Incidents;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Work of the product's own that failed, for the administrator: the cause in plain words, and another try. */
@Controller
class IncidentsPage {

    private final Incidents incidents;

    IncidentsPage(Incidents incidents) {
        this.incidents = incidents;
    }

    @GetMapping("/admin/incidents")
    String list(Model model) {
        model.addAttribute("incidents", incidents.open());
        return "tracking/incidents";
    }

    @PostMapping("/admin/incidents/{id}/retry")
    String retry(@PathVariable String id, RedirectAttributes redirect) {
        incidents.retry(id);
        redirect.addFlashAttribute("done", "It is tried again now. Look again in a minute.");
        return "redirect:/admin/incidents";
    }
}
