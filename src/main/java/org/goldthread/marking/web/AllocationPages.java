package org.goldthread.marking.web;

import jakarta.servlet.http.HttpServletResponse;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Collectors;
import org.goldthread.marking.Allocations;
import org.goldthread.marking.PassedOver;
import org.goldthread.people.People;
import org.goldthread.people.PersonView;
import org.goldthread.people.Viewer;
import org.goldthread.programme.Windows;
import org.goldthread.shared.CsvExport;
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
import org.springframework.web.util.UriUtils;

/** The lead gives a window's scripts out: choose, look at the proposal with every reason, confirm, and see what came of it. */
@Controller
class AllocationPages {

    private final Allocations allocations;
    private final People people;
    private final Windows windows;

    AllocationPages(Allocations allocations, People people, Windows windows) {
        this.allocations = allocations;
        this.people = people;
        this.windows = windows;
    }

    /** A script of a proposal as it is shown. */
    record Row(String candidateNumber, String context, String chosen, String state, List<Reason> reasons) {}

    /** Some people passed over for one reason. */
    record Reason(String words, String names) {}

    @GetMapping("/windows/{window}/allocation")
    String show(@AuthenticationPrincipal Viewer viewer, @PathVariable UUID window, Model model) {
        mustBeLead(viewer);
        var due = allocations.proposedDue(window);
        var values = new HashMap<String, String>();
        values.put("due-day", String.valueOf(due.getDayOfMonth()));
        values.put("due-month", String.valueOf(due.getMonthValue()));
        values.put("due-year", String.valueOf(due.getYear()));
        return form(window, values, model);
    }

    private String form(UUID window, Map<String, String> values, Model model) {
        model.addAttribute("window", windows.get(window));
        model.addAttribute("open", allocations.open(window));
        model.addAttribute("made", allocations.of(window));
        model.addAttribute("values", values);
        return "marking/allocate";
    }

    @PostMapping("/windows/{window}/allocation")
    String propose(
            @AuthenticationPrincipal Viewer viewer,
            @PathVariable UUID window,
            @RequestParam Map<String, String> posted,
            Model model,
            HttpServletResponse response) {
        mustBeLead(viewer);
        try {
            var id = allocations.propose(
                    window, numbers(posted.getOrDefault("numbers", "")), due(posted), seed(posted), viewer.personId());
            return "redirect:/windows/" + window + "/allocation/" + id;
        } catch (Refusal refusal) {
            response.setStatus(HttpStatus.UNPROCESSABLE_ENTITY.value());
            model.addAttribute("errors", Map.of(refusal.field().orElse(""), refusal.sentence()));
            return form(window, posted, model);
        }
    }

    private static Set<String> numbers(String text) {
        return Arrays.stream(text.split("[\\s,;]+"))
                .filter(number -> !number.isBlank())
                .collect(Collectors.toSet());
    }

    private static LocalDate due(Map<String, String> posted) {
        try {
            return LocalDate.of(
                    Integer.parseInt(posted.getOrDefault("due-year", "").strip()),
                    Integer.parseInt(posted.getOrDefault("due-month", "").strip()),
                    Integer.parseInt(posted.getOrDefault("due-day", "").strip()));
        } catch (NumberFormatException | DateTimeException none) {
            throw new Refusal("due", "Enter a date, like 27 3 2027.");
        }
    }

    private static @Nullable Long seed(Map<String, String> posted) {
        var text = posted.getOrDefault("seed", "").strip();
        try {
            return text.isEmpty() ? null : Long.valueOf(text);
        } catch (NumberFormatException none) {
            throw new Refusal("seed", "Enter a whole number, or nothing to draw one.");
        }
    }

    @GetMapping("/windows/{window}/allocation/{allocation}")
    String result(
            @AuthenticationPrincipal Viewer viewer,
            @PathVariable UUID window,
            @PathVariable UUID allocation,
            @RequestParam(defaultValue = "") String q,
            @RequestParam(defaultValue = "1") int page,
            Model model) {
        mustBeLead(viewer);
        var found = found(window, allocation);
        var paged = allocations.lines(allocation, q, Math.max(1, page));
        var shares = allocations.shares(allocation);
        var names = names(paged.rows(), shares);
        model.addAttribute("window", windows.get(window));
        model.addAttribute("allocation", found);
        model.addAttribute("states", allocations.states(allocation));
        model.addAttribute("shares", named(shares, names));
        model.addAttribute("q", q);
        model.addAttribute("paged", paged);
        model.addAttribute(
                "rows", paged.rows().stream().map(line -> row(line, names)).toList());
        var path = "/windows/" + window + "/allocation/" + allocation;
        model.addAttribute("address", q.isBlank() ? path : path + "?q=" + UriUtils.encode(q, StandardCharsets.UTF_8));
        return "marking/allocation";
    }

    private Allocations.View found(UUID window, UUID allocation) {
        var found = allocations.get(allocation);
        if (!found.window().equals(window)) {
            throw new NotFound();
        }
        return found;
    }

    private Map<UUID, String> names(List<Allocations.Line> lines, Map<UUID, Integer> shares) {
        var ids = new HashSet<>(shares.keySet());
        lines.forEach(line -> {
            ids.addAll(line.passedOver().keySet());
            if (line.person() != null) {
                ids.add(line.person());
            }
        });
        return people.all(ids).values().stream().collect(Collectors.toMap(PersonView::id, PersonView::name));
    }

    private static Map<String, Integer> named(Map<UUID, Integer> shares, Map<UUID, String> names) {
        var sorted = new TreeMap<String, Integer>();
        shares.forEach((person, scripts) -> sorted.merge(names.getOrDefault(person, ""), scripts, Integer::sum));
        return sorted;
    }

    private static Row row(Allocations.Line line, Map<UUID, String> names) {
        var chosen = line.person() == null ? "nobody" : names.getOrDefault(line.person(), "");
        return new Row(
                line.candidateNumber(),
                line.context() + (line.standard() ? " (standard script)" : ""),
                chosen,
                state(line),
                reasons(line.passedOver(), names));
    }

    private static List<Reason> reasons(Map<UUID, PassedOver> passedOver, Map<UUID, String> names) {
        var byReason = new LinkedHashMap<PassedOver, List<String>>();
        for (var reason : PassedOver.values()) {
            byReason.put(reason, new ArrayList<>());
        }
        passedOver.forEach((person, reason) -> {
            var those = byReason.get(reason);
            if (those != null) {
                those.add(names.getOrDefault(person, ""));
            }
        });
        return byReason.entrySet().stream()
                .filter(entry -> !entry.getValue().isEmpty())
                .map(entry -> new Reason(
                        entry.getKey().words(),
                        entry.getValue().stream().sorted().collect(Collectors.joining(", "))))
                .toList();
    }

    private static String state(Allocations.Line line) {
        return switch (line.state()) {
            case "WAITING", "ASSIGNING" -> "on its way";
            case "ASSIGNED" -> "given out";
            case "REFUSED" -> "not given out: " + line.result();
            default -> "proposed";
        };
    }

    @PostMapping("/windows/{window}/allocation/{allocation}")
    String confirm(
            @AuthenticationPrincipal Viewer viewer,
            @PathVariable UUID window,
            @PathVariable UUID allocation,
            Model model,
            HttpServletResponse response,
            RedirectAttributes redirect) {
        mustBeLead(viewer);
        found(window, allocation);
        try {
            allocations.confirm(allocation, viewer.personId());
        } catch (Refusal refusal) {
            response.setStatus(HttpStatus.UNPROCESSABLE_ENTITY.value());
            model.addAttribute("errors", Map.of("", refusal.sentence()));
            return result(viewer, window, allocation, "", 1, model);
        }
        redirect.addFlashAttribute(
                "done", "The scripts are being given out. Look again in a minute to see what came of each.");
        return "redirect:/windows/" + window + "/allocation/" + allocation;
    }

    @GetMapping("/windows/{window}/allocation/{allocation}/export.csv")
    ResponseEntity<byte[]> export(
            @AuthenticationPrincipal Viewer viewer, @PathVariable UUID window, @PathVariable UUID allocation) {
        mustBeLead(viewer);
        found(window, allocation);
        var lines = allocations.lines(allocation);
        var names = names(lines, Map.of());
        var csv = new CsvExport("candidate", "context", "person", "result", "reason");
        for (var line : lines) {
            var chosen = row(line, names);
            csv.row(chosen.candidateNumber(), chosen.context(), chosen.chosen(), chosen.state(), "chosen");
            line.passedOver().entrySet().stream()
                    .sorted(Comparator.comparing(one -> names.getOrDefault(one.getKey(), "")))
                    .forEach(one -> csv.row(
                            chosen.candidateNumber(),
                            chosen.context(),
                            names.getOrDefault(one.getKey(), ""),
                            "passed over",
                            one.getValue().words()));
        }
        return csv.download("allocation.csv");
    }

    private static void mustBeLead(Viewer viewer) {
        if (!viewer.is(Role.LEAD)) {
            throw new AccessDeniedException("Only the lead allocates scripts.");
        }
    }
}
