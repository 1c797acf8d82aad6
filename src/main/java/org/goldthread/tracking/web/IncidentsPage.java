package org.goldthread.tracking.web;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.goldthread.engine.Incidents;
import org.goldthread.engine.Incidents.IncidentView;
import org.goldthread.shared.ListAddress;
import org.goldthread.shared.Paged;
import org.goldthread.shared.Refusal;
import org.goldthread.shared.SearchPattern;
import org.goldthread.tracking.Candidacies;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Work of the product's own that failed, for the administrator: the cause in plain words, and another try. */
@Controller
class IncidentsPage {

    private static final int SIZE = 25;

    private final Incidents incidents;
    private final Candidacies candidacies;

    IncidentsPage(Incidents incidents, Candidacies candidacies) {
        this.incidents = incidents;
        this.candidacies = candidacies;
    }

    /** An incident with the candidate it holds up; empty words if it is about nobody alone. */
    record Row(IncidentView incident, String about) {

        boolean has(String words) {
            return SearchPattern.found(words, incident.process(), incident.step(), incident.cause(), about);
        }
    }

    @GetMapping("/admin/incidents")
    String list(@RequestParam(defaultValue = "") String q, @RequestParam(defaultValue = "1") int page, Model model) {
        var open = rows();
        var fitting = open.stream().filter(row -> row.has(q)).toList();
        model.addAttribute("rows", Paged.of(fitting, Math.max(1, page), SIZE));
        model.addAttribute("any", !open.isEmpty());
        model.addAttribute("q", q);
        model.addAttribute(
                "address", ListAddress.of("/admin/incidents").with("q", q).toString());
        return "tracking/incidents";
    }

    @PostMapping("/admin/incidents/{id}/retry")
    String retry(@PathVariable String id, Model model, RedirectAttributes redirect) {
        try {
            incidents.retry(id);
        } catch (Refusal refusal) {
            model.addAttribute("errors", Map.of("", refusal.sentence()));
            return list("", 1, model);
        }
        redirect.addFlashAttribute("done", "It is tried again now. Look again in a minute.");
        return "redirect:/admin/incidents";
    }

    private List<Row> rows() {
        var open = incidents.open();
        var keys = open.stream().flatMap(incident -> incident.key().stream()).toList();
        Map<UUID, String> about = candidacies.named(keys);
        return open.stream()
                .map(incident ->
                        new Row(incident, incident.key().map(about::get).orElse("")))
                .toList();
    }
}
