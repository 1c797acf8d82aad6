package org.goldthread.marking.web;

import jakarta.servlet.http.HttpServletResponse;
import java.util.Map;
import java.util.UUID;
import org.goldthread.engine.OpenTask;
import org.goldthread.engine.TaskInbox;
import org.goldthread.marking.Sheets;
import org.goldthread.people.Viewer;
import org.goldthread.shared.Refusal;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/**
 * The mark sheet of an assessor and, just the same but for its address, of a moderator: first the declaration of no
 * interest, then the files and the criteria. It shows the person's own marks and nobody else's.
 */
@Controller
class SheetPage {

    private static final String MODERATE = "moderate";

    private final ScriptAccess access;
    private final Sheets sheets;
    private final TaskInbox inbox;

    SheetPage(ScriptAccess access, Sheets sheets, TaskInbox inbox) {
        this.access = access;
        this.sheets = sheets;
        this.inbox = inbox;
    }

    @GetMapping("/scripts/{script}/{work:mark|moderate}")
    String show(
            @AuthenticationPrincipal Viewer viewer, @PathVariable UUID script, @PathVariable String work, Model model) {
        var task = access.task(work + "-script", script, viewer);
        if (!ScriptAccess.has(task, viewer)) {
            return "redirect:/tasks/" + task.taskId();
        }
        return page(task, viewer, work, model);
    }

    @PostMapping("/scripts/{script}/{work:mark|moderate}/declaration")
    String declare(
            @AuthenticationPrincipal Viewer viewer,
            @PathVariable UUID script,
            @PathVariable String work,
            @RequestParam(defaultValue = "") String interest,
            Model model,
            HttpServletResponse response,
            RedirectAttributes redirect) {
        var task = mine(viewer, script, work);
        var moderation = work.equals(MODERATE);
        if (interest.equals("none")) {
            sheets.declareNoInterest(script, viewer.personId(), moderation);
            return "redirect:/scripts/" + script + "/" + work;
        }
        if (interest.equals("some")) {
            sheets.declareInterest(script, viewer.personId(), moderation);
            inbox.release(task.taskId(), viewer.personId());
            redirect.addFlashAttribute("done", "Thank you. Somebody else will take this script.");
            return "redirect:/tasks";
        }
        response.setStatus(HttpStatus.UNPROCESSABLE_ENTITY.value());
        model.addAttribute("errors", Map.of("interest", "Say whether you have an interest in this script."));
        return page(task, viewer, work, model);
    }

    @PostMapping("/scripts/{script}/{work:mark|moderate}")
    String save(
            @AuthenticationPrincipal Viewer viewer,
            @PathVariable UUID script,
            @PathVariable String work,
            @RequestParam Map<String, String> posted,
            Model model,
            HttpServletResponse response,
            RedirectAttributes redirect) {
        var task = mine(viewer, script, work);
        try {
            var entered = PostedMarks.of(posted);
            sheets.save(script, viewer.personId(), entered.entered(), entered.version());
            if ("finish".equals(posted.get("action"))) {
                inbox.complete(task.taskId(), viewer.personId(), Map.of());
                redirect.addFlashAttribute("done", "Thank you. Your mark sheet is final.");
                return "redirect:/tasks";
            }
        } catch (Refusal refusal) {
            response.setStatus(HttpStatus.UNPROCESSABLE_ENTITY.value());
            model.addAttribute("errors", Map.of(refusal.field().orElse(""), refusal.sentence()));
            return page(task, viewer, work, model);
        }
        redirect.addFlashAttribute("done", "Your marks so far are saved.");
        return "redirect:/scripts/" + script + "/" + work;
    }

    private OpenTask mine(Viewer viewer, UUID script, String work) {
        var task = access.task(work + "-script", script, viewer);
        if (!ScriptAccess.has(task, viewer)) {
            throw new Refusal("Claim this task first.");
        }
        return task;
    }

    private String page(OpenTask task, Viewer viewer, String work, Model model) {
        model.addAttribute("task", task);
        model.addAttribute("work", work);
        model.addAttribute("title", work.equals(MODERATE) ? "Moderate a script" : "Mark a script");
        model.addAttribute("sheet", sheets.open(task.key(), viewer.personId()));
        return "marking/sheet";
    }
}
