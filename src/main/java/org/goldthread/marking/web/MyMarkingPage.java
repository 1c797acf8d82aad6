package org.goldthread.marking.web;

import jakarta.servlet.http.HttpServletResponse;
import java.util.Map;
import org.goldthread.marking.Calibrations;
import org.goldthread.marking.Desk;
import org.goldthread.people.Viewer;
import org.goldthread.shared.Refusal;
import org.goldthread.shared.Role;
import org.springframework.http.HttpStatus;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** An assessor's own page: what is in hand and until when, what more they may take, and their calibration. */
@Controller
class MyMarkingPage {

    private final Desk desk;
    private final Calibrations calibrations;

    MyMarkingPage(Desk desk, Calibrations calibrations) {
        this.desk = desk;
        this.calibrations = calibrations;
    }

    @GetMapping("/marking")
    String show(@AuthenticationPrincipal Viewer viewer, Model model) {
        mustBeAssessor(viewer);
        model.addAttribute("held", desk.held(viewer.personId()));
        model.addAttribute("windows", desk.windows(viewer.personId()));
        model.addAttribute("qualifications", desk.qualifications(viewer.personId()));
        model.addAttribute("leaseHours", desk.lease().toHours());
        model.addAttribute("mostHeld", desk.mostHeld());
        return "marking/desk";
    }

    @PostMapping("/marking/calibration")
    String begin(
            @AuthenticationPrincipal Viewer viewer,
            @RequestParam String qualification,
            Model model,
            HttpServletResponse response,
            RedirectAttributes redirect) {
        mustBeAssessor(viewer);
        try {
            calibrations.begin(viewer.personId(), qualification, viewer.personId());
        } catch (Refusal refusal) {
            response.setStatus(HttpStatus.UNPROCESSABLE_ENTITY.value());
            model.addAttribute("errors", Map.of("", refusal.sentence()));
            return show(viewer, model);
        }
        redirect.addFlashAttribute("done", "Your standard scripts are on their way. Look again in a minute.");
        return "redirect:/marking";
    }

    private static void mustBeAssessor(Viewer viewer) {
        if (!viewer.is(Role.ASSESSOR)) {
            throw new AccessDeniedException("This page is for assessors.");
        }
    }
}
