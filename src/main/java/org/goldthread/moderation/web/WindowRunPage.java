package org.goldthread.moderation.web;

import jakarta.servlet.http.HttpServletResponse;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import org.goldthread.engine.TaskInbox;
import org.goldthread.moderation.RunFilter;
import org.goldthread.moderation.Runs;
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

/** The run of a window, for the lead: status, sample and reasons, withheld scripts, and ratification. */
@Controller
class WindowRunPage {

    private static final String TASK = "ratify-window";
    private static final Map<String, String> STATES = states();

    /** Which scripts somebody asks for, as it stands in the address. */
    record Asked(
            @Nullable String q,
            @Nullable String state,
            @Nullable Integer page) {

        RunFilter filter() {
            return new RunFilter(
                    q == null || q.isBlank() ? null : q.strip(),
                    state == null || state.isBlank() ? null : state,
                    page == null ? 1 : Math.max(1, page));
        }

        String address(String path) {
            return ListAddress.of(path).with("q", q).with("state", state).toString();
        }
    }

    private final Runs runs;
    private final TaskInbox inbox;

    WindowRunPage(Runs runs, TaskInbox inbox) {
        this.runs = runs;
        this.inbox = inbox;
    }

    @GetMapping("/windows/{window}/run")
    String show(@AuthenticationPrincipal Viewer viewer, @PathVariable UUID window, Asked asked, Model model) {
        mustBeLead(viewer);
        return page(window, viewer, asked, Map.of(), model);
    }

    @GetMapping("/windows/{window}/run.csv")
    ResponseEntity<byte[]> scripts(@AuthenticationPrincipal Viewer viewer, @PathVariable UUID window, Asked asked) {
        mustBeLead(viewer);
        var csv = new CsvExport(
                "Candidate number", "Attempt", "Status", "Total", "Why it was sampled", "Withheld", "Result");
        runs.lines(window, asked.filter())
                .forEach(line -> csv.row(
                        line.candidateNumber(),
                        line.attempt(),
                        line.status(),
                        line.total(),
                        line.sample(),
                        line.withheld(),
                        line.outcome()));
        return csv.download("window.csv");
    }

    @PostMapping("/windows/{window}/run/ratify")
    String ratify(
            @AuthenticationPrincipal Viewer viewer,
            @PathVariable UUID window,
            @RequestParam(defaultValue = "false") boolean confirmed,
            @RequestParam(defaultValue = "") String note,
            Model model,
            HttpServletResponse response,
            RedirectAttributes redirect) {
        mustBeLead(viewer);
        try {
            var task = inbox.find(TASK, window, viewer.personId())
                    .orElseThrow(() -> new Refusal("This window is not waiting to be ratified."));
            var values = new HashMap<String, Object>();
            values.put("confirmed", confirmed);
            values.put("note", note);
            inbox.complete(task.taskId(), viewer.personId(), values);
        } catch (Refusal refusal) {
            return again(window, viewer, refusal, model, response);
        }
        redirect.addFlashAttribute(
                "done", "The window is ratified. Another lead now approves the release of its results.");
        return "redirect:/windows/" + window + "/run";
    }

    @PostMapping("/windows/{window}/run/withhold")
    String withhold(
            @AuthenticationPrincipal Viewer viewer,
            @PathVariable UUID window,
            @RequestParam(defaultValue = "") String candidate,
            @RequestParam(defaultValue = "") String reason,
            Model model,
            HttpServletResponse response,
            RedirectAttributes redirect) {
        mustBeLead(viewer);
        try {
            runs.withhold(window, candidate, viewer.personId(), reason);
        } catch (Refusal refusal) {
            return again(window, viewer, refusal, model, response);
        }
        redirect.addFlashAttribute("done", "The result is withheld. The others are not held up by it.");
        return "redirect:/windows/" + window + "/run";
    }

    @PostMapping("/windows/{window}/run/release")
    String letGo(
            @AuthenticationPrincipal Viewer viewer,
            @PathVariable UUID window,
            @RequestParam UUID script,
            Model model,
            HttpServletResponse response,
            RedirectAttributes redirect) {
        mustBeLead(viewer);
        try {
            runs.letGo(window, script, viewer.personId());
        } catch (Refusal refusal) {
            return again(window, viewer, refusal, model, response);
        }
        redirect.addFlashAttribute(
                "done",
                "The result goes with the others, or, if they are released already, in the next supplementary batch.");
        return "redirect:/windows/" + window + "/run";
    }

    @PostMapping("/windows/{window}/run/approve")
    String approve(
            @AuthenticationPrincipal Viewer viewer,
            @PathVariable UUID window,
            @RequestParam UUID batch,
            @RequestParam(defaultValue = "") String decision,
            @RequestParam(defaultValue = "") String reason,
            Model model,
            HttpServletResponse response,
            RedirectAttributes redirect) {
        mustBeLead(viewer);
        try {
            var task = inbox.find("approve-release", batch, viewer.personId())
                    .orElseThrow(() -> new Refusal("This release does not wait for an approval."));
            inbox.complete(task.taskId(), viewer.personId(), Map.of("decision", decision, "reason", reason));
        } catch (Refusal refusal) {
            return again(window, viewer, refusal, model, response);
        }
        redirect.addFlashAttribute(
                "done",
                decision.equals("approved")
                        ? "The release is approved. The results go out together at the time shown."
                        : "The release is returned. The lead who proposed it sees why.");
        return "redirect:/windows/" + window + "/run";
    }

    @PostMapping("/windows/{window}/run/supplementary")
    String propose(
            @AuthenticationPrincipal Viewer viewer,
            @PathVariable UUID window,
            @RequestParam Map<String, String> posted,
            Model model,
            HttpServletResponse response,
            RedirectAttributes redirect) {
        mustBeLead(viewer);
        try {
            runs.propose(window, viewer.personId(), day(posted));
        } catch (Refusal refusal) {
            return again(window, viewer, refusal, model, response);
        }
        redirect.addFlashAttribute(
                "done", "The supplementary batch is proposed. Another lead now approves its release.");
        return "redirect:/windows/" + window + "/run";
    }

    private static LocalDate day(Map<String, String> posted) {
        try {
            return LocalDate.of(
                    Integer.parseInt(posted.getOrDefault("on-year", "").strip()),
                    Integer.parseInt(posted.getOrDefault("on-month", "").strip()),
                    Integer.parseInt(posted.getOrDefault("on-day", "").strip()));
        } catch (NumberFormatException | DateTimeException noDay) {
            throw new Refusal("on", "Enter the day of the release, like 20 9 2027.");
        }
    }

    private String again(UUID window, Viewer viewer, Refusal refusal, Model model, HttpServletResponse response) {
        response.setStatus(HttpStatus.UNPROCESSABLE_ENTITY.value());
        var errors = Map.of(refusal.field().orElse(""), refusal.sentence());
        return page(window, viewer, new Asked(null, null, null), errors, model);
    }

    private String page(UUID window, Viewer viewer, Asked asked, Map<String, String> errors, Model model) {
        var run = runs.of(window, viewer.personId(), asked.filter());
        model.addAttribute("run", run);
        model.addAttribute("ready", run.ready());
        model.addAttribute("ratify", run.ratifiable());
        model.addAttribute("asked", asked);
        model.addAttribute("states", STATES);
        model.addAttribute("address", asked.address("/windows/" + window + "/run"));
        model.addAttribute("csv", asked.address("/windows/" + window + "/run.csv"));
        if (!errors.isEmpty()) {
            model.addAttribute("errors", errors);
        }
        return "moderation/run";
    }

    private static Map<String, String> states() {
        var states = new LinkedHashMap<String, String>();
        states.put("open", "Not ready");
        states.put("sampled", "In the sample");
        states.put("withheld", "Withheld");
        states.put("released", "Released");
        return states;
    }

    private static void mustBeLead(Viewer viewer) {
        if (!viewer.is(Role.LEAD)) {
            throw new AccessDeniedException("Only the lead runs windows.");
        }
    }
}
