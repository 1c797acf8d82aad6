package org.goldthread.moderation.web;

import org.goldthread.moderation.RunList;
import org.goldthread.people.Viewer;
import org.goldthread.shared.CsvExport;
import org.goldthread.shared.ListAddress;
import org.goldthread.shared.Role;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** The assessment windows and how far each has come, for the lead. */
@Controller
class WindowListPage {

    private final RunList list;

    WindowListPage(RunList list) {
        this.list = list;
    }

    @GetMapping("/windows")
    String list(
            @AuthenticationPrincipal Viewer viewer,
            @RequestParam(required = false) @Nullable String q,
            @RequestParam(required = false) @Nullable String state,
            @RequestParam(defaultValue = "1") int page,
            Model model) {
        mustBeLead(viewer);
        list(model, list, "/windows", q, state, page);
        model.addAttribute("csv", address("/windows.csv", q, state));
        return "moderation/windows";
    }

    @GetMapping("/windows.csv")
    ResponseEntity<byte[]> export(
            @AuthenticationPrincipal Viewer viewer,
            @RequestParam(required = false) @Nullable String q,
            @RequestParam(required = false) @Nullable String state) {
        mustBeLead(viewer);
        var csv = new CsvExport("qualification", "window", "opens", "closes", "results_at", "status");
        list.all(q, state)
                .forEach(line -> csv.row(
                        line.window().qualification(),
                        line.window().name(),
                        line.window().opens(),
                        line.window().closes(),
                        line.window().resultsAt(),
                        line.status()));
        return csv.download("windows.csv");
    }

    /** The windows that fit what stands in the address, for a list of them with its filter. */
    static void list(Model model, RunList list, String path, @Nullable String q, @Nullable String state, int page) {
        model.addAttribute("windows", list.page(q, state, Math.max(1, page)));
        model.addAttribute("states", RunList.states());
        model.addAttribute("q", q);
        model.addAttribute("state", state);
        model.addAttribute("address", address(path, q, state));
    }

    private static String address(String path, @Nullable String q, @Nullable String state) {
        return ListAddress.of(path).with("q", q).with("state", state).toString();
    }

    private static void mustBeLead(Viewer viewer) {
        if (!viewer.is(Role.LEAD)) {
            throw new AccessDeniedException("Only the lead sees the windows' runs.");
        }
    }
}
