package org.goldthread.marking.web;

import jakarta.servlet.http.HttpServletResponse;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.goldthread.marking.MarkingPolicies;
import org.goldthread.marking.MarkingPolicies.MarkingPolicy;
import org.goldthread.marking.MarkingPolicies.Rules;
import org.goldthread.marking.SecondMarks;
import org.goldthread.marking.SecondMarks.Reason;
import org.goldthread.people.Viewer;
import org.goldthread.programme.Qualifications;
import org.goldthread.programme.Windows;
import org.goldthread.shared.CsvExport;
import org.goldthread.shared.ListAddress;
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

/** Why scripts of a window are marked a second time, and the rules behind it: for the lead and whoever assures quality. */
@Controller
class WindowMarkingPage {

    private final MarkingPolicies policies;
    private final SecondMarks secondMarks;
    private final Windows windows;
    private final Qualifications qualifications;

    WindowMarkingPage(
            MarkingPolicies policies, SecondMarks secondMarks, Windows windows, Qualifications qualifications) {
        this.policies = policies;
        this.secondMarks = secondMarks;
        this.windows = windows;
        this.qualifications = qualifications;
    }

    @GetMapping("/windows/{window}/marking")
    String show(
            @AuthenticationPrincipal Viewer viewer,
            @PathVariable UUID window,
            @RequestParam(required = false) @Nullable String q,
            @RequestParam(required = false) @Nullable String reason,
            @RequestParam(defaultValue = "1") int page,
            Model model) {
        mayRead(viewer);
        var search = q == null || q.isBlank() ? null : q.strip();
        var wanted = reason(reason);
        model.addAttribute("q", search);
        model.addAttribute("reason", wanted);
        model.addAttribute("rows", secondMarks.of(window, search, wanted, Math.max(1, page)));
        model.addAttribute(
                "address",
                ListAddress.of("/windows/" + window + "/marking")
                        .with("q", search)
                        .with("reason", wanted == null ? null : wanted.name())
                        .toString());
        return page(window, viewer, null, model);
    }

    @GetMapping("/windows/{window}/marking.csv")
    ResponseEntity<byte[]> export(@AuthenticationPrincipal Viewer viewer, @PathVariable UUID window) {
        mayRead(viewer);
        var table = new CsvExport("Candidate number", "First mark final", "Why a second mark");
        for (int page = 1, pages = 1; page <= pages; page++) {
            var rows = secondMarks.of(window, null, null, page);
            pages = rows.pages();
            rows.rows()
                    .forEach(line -> table.row(
                            line.candidateNumber(),
                            line.firstFinal() ? "yes" : "no",
                            line.reasons().stream().map(Reason::words).collect(Collectors.joining("; "))));
        }
        return table.download("second-marks.csv");
    }

    @PostMapping("/windows/{window}/marking")
    String change(
            @AuthenticationPrincipal Viewer viewer,
            @PathVariable UUID window,
            @RequestParam Map<String, String> posted,
            Model model,
            HttpServletResponse response,
            RedirectAttributes redirect) {
        if (!viewer.is(Role.LEAD)) {
            throw new AccessDeniedException("Only the lead changes the rules of marking.");
        }
        try {
            policies.change(window, number(posted, "version", 0), rules(posted), viewer.personId());
        } catch (Refusal refusal) {
            response.setStatus(HttpStatus.UNPROCESSABLE_ENTITY.value());
            model.addAttribute("errors", Map.of(refusal.field().orElse(""), refusal.sentence()));
            model.addAttribute("rows", secondMarks.of(window, null, null, 1));
            model.addAttribute("address", "/windows/" + window + "/marking");
            return page(window, viewer, posted, model);
        }
        redirect.addFlashAttribute("done", "The rules of marking of this window are changed.");
        return "redirect:/windows/" + window + "/marking";
    }

    private String page(UUID window, Viewer viewer, @Nullable Map<String, String> posted, Model model) {
        var view = windows.get(window);
        var policy = policies.of(window);
        var begun = policies.hasBegun(window);
        model.addAttribute("window", view);
        model.addAttribute("policy", policy);
        model.addAttribute("begun", begun);
        model.addAttribute("mayChange", viewer.is(Role.LEAD) && !begun);
        model.addAttribute("mayRun", viewer.is(Role.LEAD));
        model.addAttribute("values", posted == null ? values(policy) : posted);
        model.addAttribute(
                "scheme",
                qualifications
                        .inForce(
                                view.qualification(),
                                view.closes().atZone(ZoneOffset.UTC).toLocalDate())
                        .orElseThrow()
                        .scheme());
        model.addAttribute(
                "reasons",
                Arrays.stream(Reason.values())
                        .collect(Collectors.toMap(
                                reason -> reason, Reason::words, (one, other) -> one, LinkedHashMap::new)));
        return "marking/window";
    }

    private static Map<String, String> values(MarkingPolicy policy) {
        var values = new HashMap<String, String>();
        values.put("firstScripts", String.valueOf(policy.firstScripts()));
        values.put("randomShare", String.valueOf(Math.round(policy.randomShare() * 1000) / 10.0));
        values.put("toleranceTotal", policy.toleranceTotal() == null ? "" : String.valueOf(policy.toleranceTotal()));
        values.put(
                "toleranceCriterion",
                policy.toleranceCriterion() == null ? "" : String.valueOf(policy.toleranceCriterion()));
        return values;
    }

    private static Rules rules(Map<String, String> posted) {
        return new Rules(
                number(posted, "firstScripts", null),
                share(posted.getOrDefault("randomShare", "")),
                optional(posted, "toleranceTotal"),
                optional(posted, "toleranceCriterion"),
                posted.getOrDefault("reason", ""));
    }

    private static @Nullable Integer optional(Map<String, String> posted, String field) {
        return posted.getOrDefault(field, "").isBlank() ? null : number(posted, field, null);
    }

    private static int number(Map<String, String> posted, String field, @Nullable Integer without) {
        var value = posted.getOrDefault(field, "").strip();
        if (value.isEmpty() && without != null) {
            return without;
        }
        try {
            return Integer.parseInt(value);
        } catch (NumberFormatException notOne) {
            throw new Refusal(field, "Enter a whole number.");
        }
    }

    private static double share(String value) {
        try {
            return Double.parseDouble(value.strip()) / 100;
        } catch (NumberFormatException notOne) {
            throw new Refusal("randomShare", "Enter a share from 0 to 100 per cent.");
        }
    }

    private static @Nullable Reason reason(@Nullable String name) {
        return Arrays.stream(Reason.values())
                .filter(reason -> reason.name().equals(name))
                .findFirst()
                .orElse(null);
    }

    private static void mayRead(Viewer viewer) {
        var assures = viewer.grants().stream()
                .anyMatch(grant -> grant.role() == Role.QUALITY_ASSURER && grant.partner() == null);
        if (!viewer.is(Role.LEAD) && !assures) {
            throw new AccessDeniedException("Only the lead and quality assurers see why a second mark was asked.");
        }
    }
}
