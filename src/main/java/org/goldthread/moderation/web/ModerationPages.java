package org.goldthread.moderation.web;

import jakarta.servlet.http.HttpServletResponse;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import org.goldthread.moderation.Conclusions;
import org.goldthread.moderation.ModerationFilter;
import org.goldthread.moderation.RunList;
import org.goldthread.moderation.WindowModerations;
import org.goldthread.people.Viewer;
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

/** The moderation of a window for the lead and the quality assurer: sample and reasons, draws, judgements, drift. */
@Controller
class ModerationPages {

    private static final Map<String, String> STATES = states();

    private final WindowModerations moderations;
    private final Conclusions conclusions;
    private final RunList list;

    ModerationPages(WindowModerations moderations, Conclusions conclusions, RunList list) {
        this.moderations = moderations;
        this.conclusions = conclusions;
        this.list = list;
    }

    /** What stands in the address of a sample. */
    record Asked(
            @Nullable String q,
            @Nullable String state,
            @Nullable String reason,
            @Nullable Integer page) {

        ModerationFilter filter() {
            return new ModerationFilter(
                    blank(q) ? null : String.valueOf(q).strip(),
                    STATES.containsKey(String.valueOf(state)) ? state : null,
                    WindowModerations.reasons().containsKey(String.valueOf(reason)) ? reason : null,
                    page == null ? 1 : Math.max(1, page));
        }

        String address(String path) {
            return ListAddress.of(path)
                    .with("q", q)
                    .with("state", state)
                    .with("reason", reason)
                    .toString();
        }

        private static boolean blank(@Nullable String text) {
            return text == null || text.isBlank();
        }
    }

    @GetMapping("/moderation")
    String windows(
            @AuthenticationPrincipal Viewer viewer,
            @RequestParam(required = false) @Nullable String q,
            @RequestParam(required = false) @Nullable String state,
            @RequestParam(defaultValue = "1") int page,
            Model model) {
        AssuranceRights.mustSeeWindows(viewer);
        WindowListPage.list(model, list, "/moderation", q, state, page);
        return "moderation/moderations";
    }

    @GetMapping("/windows/{window}/moderation")
    String show(@AuthenticationPrincipal Viewer viewer, @PathVariable UUID window, Asked asked, Model model) {
        AssuranceRights.mustSeeWindows(viewer);
        return page(window, viewer, asked, model);
    }

    @GetMapping("/windows/{window}/moderation.csv")
    ResponseEntity<byte[]> csv(@AuthenticationPrincipal Viewer viewer, @PathVariable UUID window, Asked asked) {
        AssuranceRights.mustSeeWindows(viewer);
        var table = new CsvExport(
                "Candidate number",
                "Attempt",
                "Why it was sampled",
                "At random",
                "Assessor",
                "Moderator",
                "Status",
                "Judged version",
                "Version now",
                "Reason");
        moderations
                .all(window, asked.filter())
                .forEach(line -> table.row(
                        line.candidateNumber(),
                        line.attempt(),
                        line.why(),
                        line.atRandom() ? "yes" : "no",
                        line.assessor(),
                        line.moderator(),
                        line.status(),
                        line.judgedVersion(),
                        line.versionNow(),
                        line.reason()));
        return table.download("sample.csv");
    }

    @PostMapping("/windows/{window}/moderation/{script}/another")
    String another(
            @AuthenticationPrincipal Viewer viewer,
            @PathVariable UUID window,
            @PathVariable UUID script,
            @RequestParam(defaultValue = "") String reason,
            Model model,
            HttpServletResponse response,
            RedirectAttributes redirect) {
        if (!viewer.is(Role.LEAD)) {
            throw new AccessDeniedException("Only the lead gives a script to another moderator.");
        }
        try {
            conclusions.giveToAnother(window, script, viewer.personId(), reason);
        } catch (Refusal refusal) {
            response.setStatus(HttpStatus.UNPROCESSABLE_ENTITY.value());
            model.addAttribute("errors", Map.of(refusal.field().orElse(""), refusal.sentence()));
            return page(window, viewer, new Asked(null, null, null, null), model);
        }
        redirect.addFlashAttribute("done", "The script waits for another moderator.");
        return "redirect:/windows/" + window + "/moderation";
    }

    private String page(UUID window, Viewer viewer, Asked asked, Model model) {
        model.addAttribute("asked", asked);
        model.addAttribute("moderation", moderations.of(window));
        model.addAttribute("rows", moderations.page(window, asked.filter()));
        model.addAttribute("reasons", WindowModerations.reasons());
        model.addAttribute("states", STATES);
        model.addAttribute("isLead", viewer.is(Role.LEAD));
        model.addAttribute("address", asked.address("/windows/" + window + "/moderation"));
        model.addAttribute("csv", asked.address("/windows/" + window + "/moderation.csv"));
        return "moderation/moderation";
    }

    private static Map<String, String> states() {
        var states = new LinkedHashMap<String, String>();
        states.put("open", "Open");
        states.put("upheld", "Upheld");
        states.put("settled", "Settled by the lead");
        states.put("again", "To be moderated again");
        return states;
    }
}
