package org.goldthread.programme.web;

import java.time.Clock;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.goldthread.people.Viewer;
import org.goldthread.programme.LateDecider;
import org.goldthread.programme.Qualifications;
import org.goldthread.programme.SchoolCalendar;
import org.goldthread.programme.WindowPart;
import org.goldthread.programme.WindowView;
import org.goldthread.programme.Windows;
import org.goldthread.programme.Windows.Days;
import org.goldthread.programme.Windows.Details;
import org.goldthread.shared.ListAddress;
import org.goldthread.shared.NotFound;
import org.goldthread.shared.Paged;
import org.goldthread.shared.Role;
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

/** Assessment windows, their dates, and what the other modules have to say of each. */
@Controller
class WindowPages {

    private static final int SIZE = 25;
    private static final String CHOSEN = "qualification-";

    private final Windows windows;
    private final Qualifications qualifications;
    private final SchoolCalendar calendar;
    private final List<WindowPart> parts;
    private final Clock clock;

    WindowPages(
            Windows windows,
            Qualifications qualifications,
            SchoolCalendar calendar,
            List<WindowPart> parts,
            Clock clock) {
        this.windows = windows;
        this.qualifications = qualifications;
        this.calendar = calendar;
        this.parts = parts.stream()
                .sorted(Comparator.comparingInt(WindowPart::place))
                .toList();
        this.clock = clock;
    }

    @GetMapping("/programme/windows")
    String list(
            @AuthenticationPrincipal Viewer viewer,
            @RequestParam(defaultValue = "false") boolean past,
            @RequestParam(defaultValue = "") String q,
            @RequestParam(defaultValue = "1") int page,
            Model model) {
        ProgrammeRights.mustRead(viewer);
        var now = clock.instant();
        var listed = windows.all().stream()
                .filter(window -> past || (window.resultsAt().isAfter(now) && !window.cancelled()))
                .toList();
        var fitting = listed.stream()
                .filter(window -> SearchPattern.found(q, window.qualification() + " " + window.name()))
                .toList();
        model.addAttribute("any", !listed.isEmpty());
        model.addAttribute("rows", Paged.of(fitting, Math.max(1, page), SIZE));
        model.addAttribute("q", q);
        model.addAttribute("past", past);
        model.addAttribute(
                "address",
                ListAddress.of("/programme/windows")
                        .with("past", past ? "true" : null)
                        .with("q", q)
                        .toString());
        model.addAttribute("changes", ProgrammeRights.runsAll(viewer));
        model.addAttribute("runs", viewer.is(Role.LEAD));
        return "programme/windows";
    }

    @GetMapping("/programme/windows/new")
    String blank(@AuthenticationPrincipal Viewer viewer, Model model) {
        ProgrammeRights.mustRunAll(viewer);
        var values = Map.of("late", LateDecider.COORDINATOR.name());
        return form(new Entered(values), null, model);
    }

    @GetMapping("/programme/windows/{id}")
    String window(@AuthenticationPrincipal Viewer viewer, @PathVariable UUID id, Model model) {
        ProgrammeRights.mustRead(viewer);
        var window = known(id);
        model.addAttribute("window", window);
        model.addAttribute(
                "parts",
                parts.stream()
                        .flatMap(part -> part.about(window, viewer).stream())
                        .toList());
        model.addAttribute("changes", ProgrammeRights.runsAll(viewer));
        model.addAttribute("runs", viewer.is(Role.LEAD));
        model.addAttribute("version", windows.version(id));
        model.addAttribute(
                "canBeCancelled", !window.cancelled() && window.opens().isAfter(clock.instant()));
        return "programme/window";
    }

    @GetMapping("/programme/windows/{id}/change")
    String entered(@AuthenticationPrincipal Viewer viewer, @PathVariable UUID id, Model model) {
        ProgrammeRights.mustRunAll(viewer);
        var window = known(id);
        var values = new HashMap<String, String>();
        values.put("version", String.valueOf(windows.version(id)));
        values.put("name", window.name());
        values.put("late", window.late().name());
        window.qualifications().forEach(code -> values.put(CHOSEN + code, "true"));
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
        var details = details(form);
        return form.accepted(() -> windows.add(details, viewer.personId()))
                ? done(redirect, "The window is added. Its seats are what assessors offer; they have been asked.", "")
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
        known(id);
        var form = new Entered(posted);
        var details = details(form);
        return form.accepted(() -> windows.change(id, form.version(), details, viewer.personId()))
                ? done(redirect, "The window is changed.", "/" + id)
                : form(form, id, model);
    }

    @PostMapping("/programme/windows/{id}/cancel")
    String cancel(
            @AuthenticationPrincipal Viewer viewer,
            @PathVariable UUID id,
            @RequestParam Map<String, String> posted,
            Model model,
            RedirectAttributes redirect) {
        ProgrammeRights.mustRunAll(viewer);
        known(id);
        var form = new Entered(posted);
        if (form.accepted(() -> windows.cancel(id, form.version(), form.text("reason"), viewer.personId()))) {
            return done(redirect, "The window is cancelled. Everybody with a place has another one and is told.", "");
        }
        form.show(model);
        return window(viewer, id, model);
    }

    private static Details details(Entered form) {
        var late = "LEAD".equals(form.text("late")) ? LateDecider.LEAD : LateDecider.COORDINATOR;
        return new Details(form.chosen(CHOSEN), form.text("name"), days(form), late);
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
        model.addAttribute("offered", qualifications.offered());
        var deciders = new LinkedHashMap<String, String>();
        for (var decider : LateDecider.values()) {
            deciders.put(decider.name(), decider.words());
        }
        model.addAttribute("deciders", deciders);
        model.addAttribute("window", id == null ? null : windows.get(id));
        return "programme/window-change";
    }

    private WindowView known(UUID id) {
        return windows.find(id).orElseThrow(NotFound::new);
    }

    private static String done(RedirectAttributes redirect, String sentence, String after) {
        redirect.addFlashAttribute("done", sentence);
        return "redirect:/programme/windows" + after;
    }
}
