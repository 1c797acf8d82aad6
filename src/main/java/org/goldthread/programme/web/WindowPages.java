package org.goldthread.programme.web;

import java.time.Clock;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import org.goldthread.people.Viewer;
import org.goldthread.programme.Qualifications;
import org.goldthread.programme.SchoolCalendar;
import org.goldthread.programme.Windows;
import org.goldthread.programme.Windows.Days;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Assessment windows and their dates. */
@Controller
class WindowPages {

    private final Windows windows;
    private final Qualifications qualifications;
    private final SchoolCalendar calendar;
    private final Clock clock;

    WindowPages(Windows windows, Qualifications qualifications, SchoolCalendar calendar, Clock clock) {
        this.windows = windows;
        this.qualifications = qualifications;
        this.calendar = calendar;
        this.clock = clock;
    }

    @GetMapping("/programme/windows")
    String list(
            @AuthenticationPrincipal Viewer viewer, @RequestParam(defaultValue = "false") boolean past, Model model) {
        ProgrammeRights.mustRead(viewer);
        var now = clock.instant();
        model.addAttribute(
                "windows",
                windows.all().stream()
                        .filter(window -> past || window.resultsAt().isAfter(now))
                        .toList());
        model.addAttribute("past", past);
        model.addAttribute("changes", ProgrammeRights.runsAll(viewer));
        model.addAttribute("runs", ProgrammeRights.runsAll(viewer));
        return "programme/windows";
    }

    @GetMapping("/programme/windows/new")
    String blank(@AuthenticationPrincipal Viewer viewer, Model model) {
        ProgrammeRights.mustRunAll(viewer);
        return form(new Entered(Map.of()), null, model);
    }

    @GetMapping("/programme/windows/{id}")
    String window(@AuthenticationPrincipal Viewer viewer, @PathVariable UUID id, Model model) {
        ProgrammeRights.mustRunAll(viewer);
        var window = windows.get(id);
        var values = new HashMap<String, String>();
        values.put("version", String.valueOf(windows.version(id)));
        values.put("name", window.name());
        values.put("seats", String.valueOf(window.seats()));
        Entered.dated(values, "opensOn", calendar.day(window.opens()));
        Entered.dated(values, "closesOn", calendar.day(window.closes()));
        Entered.dated(values, "markingBy", calendar.day(window.markingBy()));
        Entered.dated(values, "moderationBy", calendar.day(window.moderationBy()));
        Entered.dated(values, "resultsOn", calendar.day(window.resultsAt()));
        return form(new Entered(values), id, model);
    }

    @PostMapping("/programme/windows/new")
    String add(
            @AuthenticationPrincipal Viewer viewer,
            @RequestParam Map<String, String> posted,
            Model model,
            RedirectAttributes redirect) {
        ProgrammeRights.mustRunAll(viewer);
        var form = new Entered(posted);
        var days = days(form);
        var seats = form.whole("seats", "the seats");
        return form.accepted(() ->
                        windows.add(form.text("qualification"), form.text("name"), days, seats, viewer.personId()))
                ? done(redirect, "The window is added. Candidates whose dates fit are offered it.")
                : form(form, null, model);
    }

    @PostMapping("/programme/windows/{id}")
    String change(
            @AuthenticationPrincipal Viewer viewer,
            @PathVariable UUID id,
            @RequestParam Map<String, String> posted,
            Model model,
            RedirectAttributes redirect) {
        ProgrammeRights.mustRunAll(viewer);
        var form = new Entered(posted);
        var days = days(form);
        var seats = form.whole("seats", "the seats");
        return form.accepted(
                        () -> windows.change(id, form.version(), form.text("name"), days, seats, viewer.personId()))
                ? done(redirect, "The window is changed.")
                : form(form, id, model);
    }

    private static Days days(Entered form) {
        return new Days(
                form.date("opensOn", "the first day"),
                form.date("closesOn", "the last day"),
                form.optionalDate("markingBy", "the last day of marking"),
                form.optionalDate("moderationBy", "the last day of moderation"),
                form.optionalDate("resultsOn", "the day of the results"));
    }

    private String form(Entered form, @Nullable UUID id, Model model) {
        form.show(model);
        var offered = new LinkedHashMap<String, String>();
        qualifications.offered().forEach(code -> offered.put(code, code));
        model.addAttribute("offered", offered);
        model.addAttribute("window", id == null ? null : windows.get(id));
        return "programme/window";
    }

    private static String done(RedirectAttributes redirect, String sentence) {
        redirect.addFlashAttribute("done", sentence);
        return "redirect:/programme/windows";
    }
}
