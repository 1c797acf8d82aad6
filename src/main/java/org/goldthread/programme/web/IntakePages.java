package org.goldthread.programme.web;

import java.time.Clock;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import org.goldthread.people.Viewer;
import org.goldthread.programme.Intakes;
import org.goldthread.programme.Qualifications;
import org.goldthread.shared.ListAddress;
import org.goldthread.shared.Paged;
import org.goldthread.shared.SearchPattern;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Intakes and until when people can apply for them. */
@Controller
class IntakePages {

    private static final int SIZE = 25;

    private final Intakes intakes;
    private final Qualifications qualifications;
    private final Clock clock;

    IntakePages(Intakes intakes, Qualifications qualifications, Clock clock) {
        this.intakes = intakes;
        this.qualifications = qualifications;
        this.clock = clock;
    }

    @GetMapping("/programme/intakes")
    String list(
            @AuthenticationPrincipal Viewer viewer,
            @RequestParam(defaultValue = "") String q,
            @RequestParam(defaultValue = "1") int page,
            Model model) {
        ProgrammeRights.mustRead(viewer);
        var all = intakes.all();
        var fitting = all.stream()
                .filter(intake -> SearchPattern.found(q, intake.qualification() + " " + intake.code()))
                .toList();
        model.addAttribute("any", !all.isEmpty());
        model.addAttribute("rows", Paged.of(fitting, Math.max(1, page), SIZE));
        model.addAttribute("q", q);
        model.addAttribute(
                "address", ListAddress.of("/programme/intakes").with("q", q).toString());
        model.addAttribute("today", LocalDate.now(clock));
        model.addAttribute("changes", ProgrammeRights.runsAll(viewer));
        return "programme/intakes";
    }

    @GetMapping("/programme/intakes/new")
    String blank(@AuthenticationPrincipal Viewer viewer, Model model) {
        ProgrammeRights.mustRunAll(viewer);
        return form(new Entered(Map.of()), null, model);
    }

    @GetMapping("/programme/intakes/{id}")
    String intake(@AuthenticationPrincipal Viewer viewer, @PathVariable UUID id, Model model) {
        ProgrammeRights.mustRunAll(viewer);
        var intake = intakes.get(id);
        var values = new HashMap<String, String>();
        values.put("version", String.valueOf(intakes.version(id)));
        Entered.dated(values, "applyBy", intake.applyBy());
        Entered.dated(values, "startsOn", intake.startsOn());
        return form(new Entered(values), id, model);
    }

    @PostMapping("/programme/intakes/new")
    String add(
            @AuthenticationPrincipal Viewer viewer,
            @RequestParam Map<String, String> posted,
            Model model,
            RedirectAttributes redirect) {
        ProgrammeRights.mustRunAll(viewer);
        var form = new Entered(posted);
        var applyBy = form.date("applyBy", "the last day to apply");
        var startsOn = form.date("startsOn", "the day it starts");
        return form.accepted(() -> intakes.add(
                        form.text("qualification"), form.text("code"), applyBy, startsOn, viewer.personId()))
                ? done(redirect, "The intake is added.")
                : form(form, null, model);
    }

    @PostMapping("/programme/intakes/{id}")
    String change(
            @AuthenticationPrincipal Viewer viewer,
            @PathVariable UUID id,
            @RequestParam Map<String, String> posted,
            Model model,
            RedirectAttributes redirect) {
        ProgrammeRights.mustRunAll(viewer);
        var form = new Entered(posted);
        var applyBy = form.date("applyBy", "the last day to apply");
        var startsOn = form.date("startsOn", "the day it starts");
        return form.accepted(() -> intakes.change(id, form.version(), applyBy, startsOn, viewer.personId()))
                ? done(redirect, "The intake is changed.")
                : form(form, id, model);
    }

    private String form(Entered form, @Nullable UUID id, Model model) {
        form.show(model);
        var offered = new LinkedHashMap<String, String>();
        qualifications.offered().forEach(code -> offered.put(code, code));
        model.addAttribute("offered", offered);
        model.addAttribute("intake", id == null ? null : intakes.get(id));
        return "programme/intake";
    }

    private static String done(RedirectAttributes redirect, String sentence) {
        redirect.addFlashAttribute("done", sentence);
        return "redirect:/programme/intakes";
    }
}
