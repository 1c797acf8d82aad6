package org.goldthread.programme.web;

import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.goldthread.people.Viewer;
import org.goldthread.programme.TermView;
import org.goldthread.programme.TermView.Break;
import org.goldthread.programme.Terms;
import org.goldthread.programme.Terms.NewTerm;
import org.jspecify.annotations.Nullable;
import org.springframework.format.annotation.DateTimeFormat;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** School terms and bank holidays. */
@Controller
class TermPages {

    private static final int BREAKS = 3;

    private final Terms terms;
    private final Clock clock;

    TermPages(Terms terms, Clock clock) {
        this.terms = terms;
        this.clock = clock;
    }

    @GetMapping("/programme/terms")
    String list(@AuthenticationPrincipal Viewer viewer, Model model) {
        ProgrammeRights.mustRead(viewer);
        return list(viewer, new Entered(Map.of()), model);
    }

    @GetMapping("/programme/terms/new")
    String blank(@AuthenticationPrincipal Viewer viewer, Model model) {
        ProgrammeRights.mustRunAll(viewer);
        return form(new Entered(Map.of()), null, model);
    }

    @GetMapping("/programme/terms/{id}")
    String term(@AuthenticationPrincipal Viewer viewer, @PathVariable UUID id, Model model) {
        ProgrammeRights.mustRunAll(viewer);
        return form(new Entered(values(terms.get(id))), id, model);
    }

    @PostMapping("/programme/terms/new")
    String add(
            @AuthenticationPrincipal Viewer viewer,
            @RequestParam Map<String, String> posted,
            Model model,
            RedirectAttributes redirect) {
        ProgrammeRights.mustRunAll(viewer);
        var form = new Entered(posted);
        var term = term(form);
        return form.accepted(() -> terms.add(term, viewer.personId()))
                ? done(redirect, "The term is added.")
                : form(form, null, model);
    }

    @PostMapping("/programme/terms/{id}")
    String change(
            @AuthenticationPrincipal Viewer viewer,
            @PathVariable UUID id,
            @RequestParam Map<String, String> posted,
            Model model,
            RedirectAttributes redirect) {
        ProgrammeRights.mustRunAll(viewer);
        var form = new Entered(posted);
        var term = term(form);
        return form.accepted(() -> terms.change(id, form.version(), term, viewer.personId()))
                ? done(redirect, "The term is changed.")
                : form(form, id, model);
    }

    @PostMapping("/programme/holidays")
    String addHoliday(
            @AuthenticationPrincipal Viewer viewer,
            @RequestParam Map<String, String> posted,
            Model model,
            RedirectAttributes redirect) {
        ProgrammeRights.mustRunAll(viewer);
        var form = new Entered(posted);
        var day = form.date("holidayOn", "the day");
        return form.accepted(() -> terms.addHoliday(day, form.text("holidayName"), viewer.personId()))
                ? done(redirect, "The bank holiday is added.")
                : list(viewer, form, model);
    }

    @PostMapping("/programme/holidays/{day}/remove")
    String removeHoliday(
            @AuthenticationPrincipal Viewer viewer,
            @PathVariable @DateTimeFormat(iso = DateTimeFormat.ISO.DATE) LocalDate day,
            RedirectAttributes redirect) {
        ProgrammeRights.mustRunAll(viewer);
        terms.removeHoliday(day, viewer.personId());
        return done(redirect, "The bank holiday is taken away.");
    }

    private String list(Viewer viewer, Entered form, Model model) {
        form.show(model);
        model.addAttribute("terms", terms.all());
        model.addAttribute("holidays", terms.holidays(LocalDate.now(clock)));
        model.addAttribute("changes", ProgrammeRights.runsAll(viewer));
        return "programme/terms";
    }

    private static String form(Entered form, @Nullable UUID id, Model model) {
        form.show(model);
        model.addAttribute("id", id);
        model.addAttribute("breaks", BREAKS - 1);
        return "programme/term";
    }

    private static String done(RedirectAttributes redirect, String sentence) {
        redirect.addFlashAttribute("done", sentence);
        return "redirect:/programme/terms";
    }

    private static NewTerm term(Entered form) {
        var breaks = new ArrayList<Break>();
        for (int index = 0; index < BREAKS; index++) {
            if (form.has("breakName" + index) || form.hasDate("breakFrom" + index) || form.hasDate("breakTo" + index)) {
                breaks.add(new Break(
                        form.text("breakName" + index),
                        form.date("breakFrom" + index, "the break's first day"),
                        form.date("breakTo" + index, "the break's last day")));
            }
        }
        return new NewTerm(
                form.text("name"),
                form.date("startsOn", "the first day"),
                form.date("endsOn", "the last day"),
                List.copyOf(breaks));
    }

    private static Map<String, String> values(TermView term) {
        var values = new HashMap<String, String>();
        values.put("name", term.name());
        values.put("version", String.valueOf(term.version()));
        Entered.dated(values, "startsOn", term.startsOn());
        Entered.dated(values, "endsOn", term.endsOn());
        for (int index = 0; index < term.breaks().size(); index++) {
            values.put("breakName" + index, term.breaks().get(index).name());
            Entered.dated(values, "breakFrom" + index, term.breaks().get(index).startsOn());
            Entered.dated(values, "breakTo" + index, term.breaks().get(index).endsOn());
        }
        return values;
    }
}
