package org.goldthread.assessment.web;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import org.goldthread.assessment.WindowSeats;
import org.goldthread.people.Viewer;
import org.goldthread.programme.Windows;
import org.goldthread.shared.NotFound;
import org.goldthread.shared.Refusal;
import org.goldthread.shared.Role;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** The lead allows seats beyond what assessors offer. */
@Controller
class SeatsPage {

    private final WindowSeats seats;
    private final Windows windows;

    SeatsPage(WindowSeats seats, Windows windows) {
        this.seats = seats;
        this.windows = windows;
    }

    @GetMapping("/windows/{id}/seats")
    String seats(@AuthenticationPrincipal Viewer viewer, @PathVariable UUID id, Model model) {
        mustLead(viewer);
        return show(id, Map.of(), model);
    }

    @PostMapping("/windows/{id}/seats")
    String allow(
            @AuthenticationPrincipal Viewer viewer,
            @PathVariable UUID id,
            @RequestParam Map<String, String> values,
            Model model,
            RedirectAttributes redirect) {
        mustLead(viewer);
        try {
            seats.allow(
                    windows.find(id).orElseThrow(NotFound::new).id(),
                    values.getOrDefault("qualification", ""),
                    whole(values.getOrDefault("extra", "")),
                    values.getOrDefault("reason", ""),
                    viewer.personId());
        } catch (Refusal refusal) {
            model.addAttribute("errors", Map.of(refusal.field().orElse(""), refusal.sentence()));
            return show(id, values, model);
        }
        redirect.addFlashAttribute("done", "The seats are allowed. Whoever is first in line has them now.");
        return "redirect:/programme/windows/" + id;
    }

    private String show(UUID id, Map<String, String> values, Model model) {
        var window = windows.find(id).orElseThrow(NotFound::new);
        var qualifications = new LinkedHashMap<String, String>();
        window.qualifications().forEach(code -> qualifications.put(code, code));
        var shown = new LinkedHashMap<>(values);
        shown.putIfAbsent("qualification", window.qualifications().get(0));
        model.addAttribute("window", window);
        model.addAttribute("qualifications", qualifications);
        model.addAttribute("made", seats.of(window));
        model.addAttribute("values", shown);
        return "assessment/seats";
    }

    private static int whole(String entered) {
        try {
            return Integer.parseInt(entered.strip());
        } catch (NumberFormatException notANumber) {
            throw new Refusal("extra", "Enter the seats as a whole number.");
        }
    }

    private static void mustLead(Viewer viewer) {
        if (!viewer.is(Role.LEAD)) {
            throw new AccessDeniedException("For the lead provider");
        }
    }
}
