package org.goldthread.marking.web;

import jakarta.servlet.http.HttpServletResponse;
import java.util.HashMap;
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

/** Both sheets side by side, by what they are and not by whose, and the marks the lead decides on. */
@Controller
class SettlePage {

    private static final String TASK = "settle-script";

    private final ScriptAccess access;
    private final Sheets sheets;
    private final TaskInbox inbox;

    SettlePage(ScriptAccess access, Sheets sheets, TaskInbox inbox) {
        this.access = access;
        this.sheets = sheets;
        this.inbox = inbox;
    }

    @GetMapping("/scripts/{script}/settle")
    String show(@AuthenticationPrincipal Viewer viewer, @PathVariable UUID script, Model model) {
        var task = access.task(TASK, script, viewer);
        if (!ScriptAccess.has(task, viewer)) {
            return "redirect:/tasks/" + task.taskId();
        }
        return page(task, Map.of(), model);
    }

    @PostMapping("/scripts/{script}/settle")
    String settle(
            @AuthenticationPrincipal Viewer viewer,
            @PathVariable UUID script,
            @RequestParam Map<String, String> posted,
            Model model,
            HttpServletResponse response,
            RedirectAttributes redirect) {
        var task = access.task(TASK, script, viewer);
        try {
            var values = new HashMap<String, Object>();
            values.put("marks", PostedMarks.of(posted).marks());
            values.put("reason", posted.getOrDefault("reason", ""));
            inbox.complete(task.taskId(), viewer.personId(), values);
        } catch (Refusal refusal) {
            response.setStatus(HttpStatus.UNPROCESSABLE_ENTITY.value());
            model.addAttribute("errors", Map.of(refusal.field().orElse(""), refusal.sentence()));
            return page(task, posted, model);
        }
        redirect.addFlashAttribute("done", "The marks are settled.");
        return "redirect:/tasks";
    }

    private String page(OpenTask task, Map<String, String> posted, Model model) {
        var finals = sheets.finals(task.key());
        model.addAttribute("task", task);
        model.addAttribute("posted", posted);
        model.addAttribute("sheets", finals);
        model.addAttribute("one", finals.get(0));
        model.addAttribute("names", names(task, finals.size()));
        return "marking/settle";
    }

    private static java.util.List<String> names(OpenTask task, int count) {
        if (!task.process().equals("script-moderation")) {
            return java.util.List.of("First marker", "Second marker");
        }
        return count > 2
                ? java.util.List.of("First marker", "Second marker", "Moderator")
                : java.util.List.of("Marker", "Moderator");
    }
}
