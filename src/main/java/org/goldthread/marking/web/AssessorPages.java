package org.goldthread.marking.web;

import jakarta.servlet.http.HttpServletResponse;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Supplier;
import org.goldthread.assessors.Accreditations;
import org.goldthread.marking.AssessorDirectory;
import org.goldthread.marking.AssessorDirectory.Filter;
import org.goldthread.marking.Calibrations;
import org.goldthread.marking.Calibrations.Standing;
import org.goldthread.marking.Desk;
import org.goldthread.marking.Leases;
import org.goldthread.people.People;
import org.goldthread.people.Viewer;
import org.goldthread.programme.Qualifications;
import org.goldthread.programme.WindowView;
import org.goldthread.programme.Windows;
import org.goldthread.shared.CsvExport;
import org.goldthread.shared.ListAddress;
import org.goldthread.shared.NotFound;
import org.goldthread.shared.Refusal;
import org.goldthread.shared.Role;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** The lead's pages of assessors: who stands where in a window, and one assessor with what they hold and have been judged by. */
@Controller
class AssessorPages {

    private static final int PAGE = 50;

    private final AssessorDirectory directory;
    private final Calibrations calibrations;
    private final Leases leases;
    private final Desk desk;
    private final Accreditations accreditations;
    private final People people;
    private final Windows windows;
    private final Qualifications qualifications;
    private final Clock clock;

    AssessorPages(
            AssessorDirectory directory,
            Calibrations calibrations,
            Leases leases,
            Desk desk,
            Accreditations accreditations,
            People people,
            Windows windows,
            Qualifications qualifications,
            Clock clock) {
        this.directory = directory;
        this.calibrations = calibrations;
        this.leases = leases;
        this.desk = desk;
        this.accreditations = accreditations;
        this.people = people;
        this.windows = windows;
        this.qualifications = qualifications;
        this.clock = clock;
    }

    @GetMapping("/marking/assessors")
    String list(
            @AuthenticationPrincipal Viewer viewer,
            @RequestParam(required = false) @Nullable UUID window,
            @RequestParam(defaultValue = "") String q,
            @RequestParam(defaultValue = "") String standing,
            @RequestParam(defaultValue = "") String qualification,
            @RequestParam(defaultValue = "1") int page,
            Model model) {
        mustBeLead(viewer);
        var all = windows();
        model.addAttribute("windows", all);
        model.addAttribute("standings", standings());
        if (!all.isEmpty()) {
            var chosen = chosen(window, all);
            var filter = filter(chosen, q, standing, qualification);
            model.addAttribute("qualifications", chosen.qualifications());
            model.addAttribute("filter", filter);
            model.addAttribute("paged", directory.search(filter, Math.max(1, page), PAGE));
            model.addAttribute("address", address("/marking/assessors", filter, chosen));
            model.addAttribute("export", address("/marking/assessors/export.csv", filter, chosen));
        }
        return "marking/assessors";
    }

    @GetMapping("/marking/assessors/export.csv")
    ResponseEntity<byte[]> export(
            @AuthenticationPrincipal Viewer viewer,
            @RequestParam(required = false) @Nullable UUID window,
            @RequestParam(defaultValue = "") String q,
            @RequestParam(defaultValue = "") String standing,
            @RequestParam(defaultValue = "") String qualification) {
        mustBeLead(viewer);
        var all = windows();
        var csv = new CsvExport(
                "name", "qualification", "accredited", "until", "calibration", "offered", "in hand", "done", "left");
        if (!all.isEmpty()) {
            directory
                    .search(filter(chosen(window, all), q, standing, qualification), 1, 100_000)
                    .rows()
                    .forEach(row -> csv.row(
                            row.name(),
                            row.qualification(),
                            row.accredited() ? "yes" : "no",
                            row.until(),
                            row.standing().words(),
                            row.offered(),
                            row.held(),
                            row.done(),
                            row.left()));
        }
        return csv.download("assessors.csv");
    }

    /** Those under way first, then those to come, then those that are over. */
    private List<WindowView> windows() {
        var now = clock.instant();
        var all = new ArrayList<>(windows.all());
        all.sort(Comparator.comparing((WindowView window) -> window.resultsAt().isBefore(now))
                .thenComparing(WindowView::closes));
        return all;
    }

    private static WindowView chosen(@Nullable UUID window, List<WindowView> all) {
        return all.stream().filter(one -> one.id().equals(window)).findFirst().orElse(all.get(0));
    }

    private static Filter filter(WindowView window, String words, String standing, String qualification) {
        var those = window.qualifications().contains(qualification) ? List.of(qualification) : window.qualifications();
        return new Filter(window.id(), those, words, standing(standing));
    }

    private static @Nullable Standing standing(String code) {
        for (var one : Standing.values()) {
            if (one.name().equals(code)) {
                return one;
            }
        }
        return null;
    }

    private static Map<String, String> standings() {
        var all = new LinkedHashMap<String, String>();
        for (var one : Standing.values()) {
            all.put(one.name(), one.words());
        }
        return all;
    }

    private static String address(String path, Filter filter, WindowView window) {
        var standing = filter.standing();
        var all = filter.qualifications().equals(window.qualifications());
        return ListAddress.of(path)
                .with("window", filter.window().toString())
                .with("q", filter.words())
                .with("standing", standing == null ? null : standing.name())
                .with("qualification", all ? null : filter.qualifications().get(0))
                .toString();
    }

    @GetMapping("/marking/assessors/{person}")
    String one(@AuthenticationPrincipal Viewer viewer, @PathVariable UUID person, Model model) {
        mustBeLead(viewer);
        if (!people.viewer(person).is(Role.ASSESSOR)) {
            throw new NotFound();
        }
        model.addAttribute("assessor", people.get(person));
        model.addAttribute("accreditations", accreditations.of(person));
        model.addAttribute("held", desk.held(person));
        var standings = new LinkedHashMap<String, Standing>();
        var judged = new LinkedHashMap<String, List<Calibrations.Judged>>();
        for (var qualification : qualifications.offered()) {
            standings.put(qualification, calibrations.standing(person, qualification));
            judged.put(qualification, calibrations.judged(person, qualification));
        }
        model.addAttribute("standings", standings);
        model.addAttribute("judged", judged);
        return "marking/assessor";
    }

    @PostMapping("/marking/assessors/{person}/calibration")
    String calibrate(
            @AuthenticationPrincipal Viewer viewer,
            @PathVariable UUID person,
            @RequestParam String qualification,
            @RequestParam String action,
            @RequestParam(defaultValue = "") String reason,
            Model model,
            HttpServletResponse response,
            RedirectAttributes redirect) {
        mustBeLead(viewer);
        return change(viewer, person, model, response, redirect, () -> {
            mustBeOther(viewer, person);
            if (action.equals("accept")) {
                calibrations.accept(person, qualification, viewer.personId(), reason);
                return "The assessor counts as calibrated.";
            }
            calibrations.begin(person, qualification, viewer.personId());
            return "The assessor gets standard scripts to mark.";
        });
    }

    private static void mustBeOther(Viewer viewer, UUID person) {
        if (viewer.personId().equals(person)) {
            throw new Refusal("This is your own calibration. Somebody else has to decide.");
        }
    }

    @PostMapping("/marking/assessors/{person}/take-back")
    String takeBack(
            @AuthenticationPrincipal Viewer viewer,
            @PathVariable UUID person,
            @RequestParam UUID script,
            @RequestParam(defaultValue = "") String reason,
            Model model,
            HttpServletResponse response,
            RedirectAttributes redirect) {
        mustBeLead(viewer);
        return change(viewer, person, model, response, redirect, () -> {
            leases.takeBack(script, viewer.personId(), reason);
            return "The script is open to all assessors again. Its holder is told.";
        });
    }

    private String change(
            Viewer viewer,
            UUID person,
            Model model,
            HttpServletResponse response,
            RedirectAttributes redirect,
            Supplier<String> work) {
        try {
            redirect.addFlashAttribute("done", work.get());
            return "redirect:/marking/assessors/" + person;
        } catch (Refusal refusal) {
            response.setStatus(HttpStatus.UNPROCESSABLE_ENTITY.value());
            model.addAttribute("errors", Map.of(refusal.field().orElse(""), refusal.sentence()));
            return one(viewer, person, model);
        }
    }

    private static void mustBeLead(Viewer viewer) {
        if (!viewer.is(Role.LEAD)) {
            throw new AccessDeniedException("Only the lead sees all assessors.");
        }
    }
}
