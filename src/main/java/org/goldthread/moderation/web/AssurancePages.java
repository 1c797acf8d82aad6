package org.goldthread.moderation.web;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Set;
import java.util.UUID;
import org.goldthread.moderation.Assurance;
import org.goldthread.moderation.AssuranceFilter;
import org.goldthread.moderation.EvidencePack;
import org.goldthread.people.Viewer;
import org.goldthread.programme.Windows;
import org.goldthread.shared.CsvExport;
import org.goldthread.shared.ListAddress;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;

/** Scripts as the quality assurer and the lead follow them: list, record, evidence pack. There is nothing to post here. */
@Controller
class AssurancePages {

    private final Assurance assurance;
    private final EvidencePack pack;
    private final Windows windows;

    AssurancePages(Assurance assurance, EvidencePack pack, Windows windows) {
        this.assurance = assurance;
        this.pack = pack;
        this.windows = windows;
    }

    /** What stands in the address of the list. */
    record Asked(
            @Nullable String q,
            @Nullable String window,
            @Nullable String status,
            @Nullable Integer page) {

        AssuranceFilter filter() {
            return new AssuranceFilter(
                    blank(q) ? null : String.valueOf(q).strip(),
                    id(window),
                    Assurance.statuses().containsKey(String.valueOf(status)) ? status : null,
                    page == null ? 1 : Math.max(1, page));
        }

        String address(String path) {
            return ListAddress.of(path)
                    .with("q", q)
                    .with("window", window)
                    .with("status", status)
                    .toString();
        }

        private static boolean blank(@Nullable String text) {
            return text == null || text.isBlank();
        }

        private static @Nullable UUID id(@Nullable String text) {
            try {
                return blank(text) ? null : UUID.fromString(String.valueOf(text));
            } catch (IllegalArgumentException notOne) {
                return null;
            }
        }
    }

    @GetMapping("/assurance/scripts")
    String list(@AuthenticationPrincipal Viewer viewer, Asked asked, Model model) {
        var partners = AssuranceRights.partners(viewer);
        model.addAttribute("asked", asked);
        model.addAttribute("rows", assurance.page(partners, asked.filter()));
        model.addAttribute("windows", windows.all());
        model.addAttribute("statuses", Assurance.statuses());
        model.addAttribute("address", asked.address("/assurance/scripts"));
        model.addAttribute("csv", asked.address("/assurance/scripts.csv"));
        return "moderation/assurance";
    }

    @GetMapping("/assurance/scripts.csv")
    ResponseEntity<byte[]> csv(@AuthenticationPrincipal Viewer viewer, Asked asked) {
        var table = new CsvExport(
                "Candidate number",
                "Attempt",
                "Edition",
                "Window",
                "Status",
                "Why it was sampled",
                "Judgement",
                "Result released");
        assurance
                .all(AssuranceRights.partners(viewer), asked.filter())
                .forEach(row -> table.row(
                        row.candidateNumber(),
                        row.attempt(),
                        row.edition(),
                        row.window(),
                        row.status(),
                        row.sampled(),
                        row.judgement(),
                        row.releasedAt()));
        return table.download("scripts.csv");
    }

    @GetMapping("/assurance/scripts/{script}")
    String show(@AuthenticationPrincipal Viewer viewer, @PathVariable UUID script, Model model) {
        var found = assurance.script(AssuranceRights.partners(viewer), script);
        model.addAttribute("script", found);
        model.addAttribute("window", windows.get(found.window()));
        model.addAttribute("seesWindows", AssuranceRights.partners(viewer).isEmpty());
        return "moderation/assured";
    }

    /** The evidence pack, written to the browser while it is read; who took it is on record before the first byte. */
    @GetMapping("/assurance/scripts/{script}/evidence.zip")
    void evidence(@AuthenticationPrincipal Viewer viewer, @PathVariable UUID script, HttpServletResponse response)
            throws IOException {
        Set<String> partners = AssuranceRights.partners(viewer);
        var found = assurance.script(partners, script);
        assurance.taken(script, viewer.personId(), "The evidence pack was downloaded");
        ZipAnswer.begin(response, EvidencePack.name(found));
        pack.write(found, response.getOutputStream());
    }
}
