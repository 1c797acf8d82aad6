package org.goldthread.moderation.web;

import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.goldthread.engine.TaskInbox;
import org.goldthread.moderation.CaseList;
import org.goldthread.moderation.MalpracticeCases;
import org.goldthread.people.Viewer;
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

/** Reporting a concern about a script, by whoever has it to mark or by the lead, and the lead's list of cases. */
@Controller
class ConcernPages {

    private static final List<String> MARKING = List.of("mark-script", "moderate-script", "conclude-moderation");

    private final MalpracticeCases cases;
    private final CaseList list;
    private final TaskInbox inbox;

    ConcernPages(MalpracticeCases cases, CaseList list, TaskInbox inbox) {
        this.cases = cases;
        this.list = list;
        this.inbox = inbox;
    }

    @GetMapping("/concerns")
    String list(
            @AuthenticationPrincipal Viewer viewer,
            @RequestParam(required = false) @Nullable String state,
            @RequestParam(required = false) @Nullable String search,
            @RequestParam(defaultValue = "1") int page,
            Model model) {
        mustBeLead(viewer);
        model.addAttribute("cases", list.page(state, search, Math.max(1, page)));
        model.addAttribute("states", CaseList.STATES);
        model.addAttribute("state", state);
        model.addAttribute("search", search);
        return "moderation/concerns";
    }

    @GetMapping("/concerns.csv")
    ResponseEntity<byte[]> export(
            @AuthenticationPrincipal Viewer viewer,
            @RequestParam(required = false) @Nullable String state,
            @RequestParam(required = false) @Nullable String search) {
        mustBeLead(viewer);
        var csv = new CsvExport(
                "candidate", "attempt", "window", "source", "raised_at", "concern", "state", "decision", "decided_at");
        list.all(state, search)
                .forEach(row -> csv.row(
                        row.candidateNumber(),
                        row.attempt(),
                        row.windowName(),
                        row.source(),
                        row.raisedAt(),
                        row.report(),
                        row.state(),
                        row.decision(),
                        row.decidedAt()));
        return csv.download("concerns.csv");
    }

    /** The lead may come here by a script, or by a submission that is too like another one. */
    @GetMapping("/concerns/new")
    String byLead(
            @AuthenticationPrincipal Viewer viewer,
            @RequestParam(required = false) @Nullable UUID script,
            @RequestParam(required = false) @Nullable UUID submission) {
        mustBeLead(viewer);
        if (script != null) {
            return "redirect:/scripts/" + script + "/concern";
        }
        if (submission == null) {
            throw new NotFound();
        }
        return "redirect:/scripts/" + cases.scriptOf(submission).orElseThrow(NotFound::new) + "/concern?similar=true";
    }

    @GetMapping("/scripts/{script}/concern")
    String form(
            @AuthenticationPrincipal Viewer viewer,
            @PathVariable UUID script,
            @RequestParam(defaultValue = "false") boolean similar,
            Model model) {
        mayReport(viewer, script);
        return page(script, similar, "", model);
    }

    @PostMapping("/scripts/{script}/concern")
    String report(
            @AuthenticationPrincipal Viewer viewer,
            @PathVariable UUID script,
            @RequestParam(defaultValue = "") String report,
            @RequestParam(defaultValue = "false") boolean similar,
            Model model,
            HttpServletResponse response,
            RedirectAttributes redirect) {
        var asMarker = mayReport(viewer, script);
        try {
            if (asMarker) {
                cases.reportByMarker(script, viewer.personId(), report);
            } else if (similar) {
                cases.reportSimilarity(script, viewer.personId(), report);
            } else {
                cases.reportByLead(script, viewer.personId(), report);
            }
        } catch (Refusal refusal) {
            response.setStatus(HttpStatus.UNPROCESSABLE_ENTITY.value());
            model.addAttribute("errors", Map.of(refusal.field().orElse(""), refusal.sentence()));
            return page(script, similar, report, model);
        }
        redirect.addFlashAttribute("done", "The concern is reported. The result is withheld until a lead has decided.");
        return asMarker ? "redirect:/tasks" : "redirect:/concerns";
    }

    private static String page(UUID script, boolean similar, String report, Model model) {
        model.addAttribute("script", script);
        model.addAttribute("similar", similar);
        model.addAttribute("report", report);
        return "moderation/concern";
    }

    /** Whether the viewer has the script to mark; the lead may report without. Everybody else is refused. */
    private boolean mayReport(Viewer viewer, UUID script) {
        for (var task : MARKING) {
            if (has(viewer, task, script)) {
                return true;
            }
        }
        if (!viewer.is(Role.LEAD)) {
            throw new AccessDeniedException("Whoever has the script to mark, or the lead, reports a concern.");
        }
        return false;
    }

    private boolean has(Viewer viewer, String task, UUID script) {
        try {
            return inbox.find(task, script, viewer.personId())
                    .flatMap(open -> open.assignee())
                    .filter(viewer.personId()::equals)
                    .isPresent();
        } catch (Refusal notTheirs) {
            return false;
        }
    }

    private static void mustBeLead(Viewer viewer) {
        if (!viewer.is(Role.LEAD)) {
            throw new AccessDeniedException("Only the lead sees cases.");
        }
    }
}
