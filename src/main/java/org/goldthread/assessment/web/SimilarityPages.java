package org.goldthread.assessment.web;

import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.goldthread.assessment.Similarities;
import org.goldthread.assessment.Similarities.Filter;
import org.goldthread.assessment.Similarities.State;
import org.goldthread.people.Viewer;
import org.goldthread.shared.CsvExport;
import org.goldthread.shared.ListAddress;
import org.goldthread.shared.Refusal;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** The lead's list of similar submissions, and two of them side by side. */
@Controller
class SimilarityPages {

    private final Similarities similarities;

    SimilarityPages(Similarities similarities) {
        this.similarities = similarities;
    }

    /** What stands in the address of the list. */
    record Asked(
            @Nullable String q,
            @Nullable String state,
            @Nullable Integer page) {

        Filter filter() {
            return new Filter(
                    wanted(), q == null || q.isBlank() ? null : q.strip(), page == null ? 1 : Math.max(1, page));
        }

        private @Nullable State wanted() {
            return Arrays.stream(State.values())
                    .filter(one -> one.name().toLowerCase(Locale.ROOT).equals(state))
                    .findFirst()
                    .orElse(null);
        }

        String address(String path) {
            return ListAddress.of(path).with("q", q).with("state", state).toString();
        }
    }

    @GetMapping("/similarities")
    String list(@AuthenticationPrincipal Viewer viewer, Asked asked, Model model) {
        model.addAttribute("asked", asked);
        model.addAttribute("rows", similarities.page(viewer, asked.filter()));
        model.addAttribute("address", asked.address("/similarities"));
        model.addAttribute("csv", asked.address("/similarities.csv"));
        return "assessment/similarities";
    }

    @GetMapping("/similarities.csv")
    ResponseEntity<byte[]> csv(@AuthenticationPrincipal Viewer viewer, Asked asked) {
        var table = new CsvExport(
                "Later",
                "Number",
                "Window",
                "Earlier",
                "Number",
                "Window",
                "Share of text %",
                "Same file",
                "State",
                "Reason");
        similarities
                .all(viewer, asked.filter())
                .forEach(row -> table.row(
                        row.later().candidate(),
                        row.later().number(),
                        row.later().window(),
                        row.earlier().candidate(),
                        row.earlier().number(),
                        row.earlier().window(),
                        row.share(),
                        row.sameFile(),
                        row.state().name().toLowerCase(Locale.ROOT),
                        row.reason()));
        return table.download("similar-submissions.csv");
    }

    @GetMapping("/similarities/{id}")
    String compare(@AuthenticationPrincipal Viewer viewer, @PathVariable UUID id, Model model) {
        model.addAttribute("both", similarities.compare(viewer, id));
        return "assessment/similarity";
    }

    @PostMapping("/similarities/{id}")
    String decide(
            @AuthenticationPrincipal Viewer viewer,
            @PathVariable UUID id,
            @RequestParam(defaultValue = "") String decision,
            @RequestParam(defaultValue = "") String reason,
            RedirectAttributes redirect) {
        var state =
                switch (decision) {
                    case "cleared" -> State.CLEARED;
                    case "suspected" -> State.SUSPECTED;
                    default -> State.OPEN;
                };
        try {
            similarities.decide(viewer, id, state, reason);
            redirect.addFlashAttribute(
                    "done", state == State.CLEARED ? "The two are cleared." : "The suspicion is recorded.");
        } catch (Refusal refusal) {
            redirect.addFlashAttribute("errors", Map.of(refusal.field().orElse(""), refusal.sentence()));
            redirect.addFlashAttribute("entered", Map.of("decision", decision, "reason", reason));
        }
        return "redirect:/similarities/" + id;
    }
}
