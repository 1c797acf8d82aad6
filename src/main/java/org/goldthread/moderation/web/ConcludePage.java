package org.goldthread.moderation.web;

import jakarta.servlet.http.HttpServletResponse;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.goldthread.engine.OpenTask;
import org.goldthread.engine.TaskInbox;
import org.goldthread.engine.TaskNotOpen;
import org.goldthread.moderation.Conclusions;
import org.goldthread.people.Viewer;
import org.goldthread.shared.Refusal;
import org.springframework.http.HttpStatus;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** The moderator's own final marks beside those that stand, and the question whether they agree. */
@Controller
class ConcludePage {

    private static final String TASK = "conclude-moderation";

    private final Conclusions conclusions;
    private final TaskInbox inbox;

    ConcludePage(Conclusions conclusions, TaskInbox inbox) {
        this.conclusions = conclusions;
        this.inbox = inbox;
    }

    @GetMapping("/scripts/{script}/conclude")
    String show(@AuthenticationPrincipal Viewer viewer, @PathVariable UUID script, Model model) {
        return page(task(script, viewer), Map.of(), model);
    }

    @PostMapping("/scripts/{script}/conclude")
    String conclude(
            @AuthenticationPrincipal Viewer viewer,
            @PathVariable UUID script,
            @RequestParam Map<String, String> posted,
            Model model,
            HttpServletResponse response,
            RedirectAttributes redirect) {
        var task = task(script, viewer);
        try {
            inbox.complete(task.taskId(), viewer.personId(), values(posted));
        } catch (Refusal refusal) {
            response.setStatus(HttpStatus.UNPROCESSABLE_ENTITY.value());
            model.addAttribute("errors", Map.of(refusal.field().orElse(""), refusal.sentence()));
            return page(task, posted, model);
        }
        redirect.addFlashAttribute(
                "done",
                "agree".equals(posted.get("decision"))
                        ? "Thank you. The marks stand."
                        : "Thank you. The lead decides about the marks now.");
        return "redirect:/tasks";
    }

    private static Map<String, Object> values(Map<String, String> posted) {
        var values = new HashMap<String, Object>();
        values.put("decision", posted.getOrDefault("decision", ""));
        values.put("reason", posted.getOrDefault("reason", ""));
        var version = posted.getOrDefault("version", "");
        if (version.matches("[0-9]{1,6}")) {
            values.put("version", Integer.valueOf(version));
        }
        return values;
    }

    private OpenTask task(UUID script, Viewer viewer) {
        try {
            return inbox.find(TASK, script, viewer.personId()).orElseThrow(TaskNotOpen::new);
        } catch (Refusal refusal) {
            throw new AccessDeniedException(refusal.sentence(), refusal);
        }
    }

    private String page(OpenTask task, Map<String, String> posted, Model model) {
        model.addAttribute("task", task);
        model.addAttribute("posted", posted);
        model.addAttribute("script", conclusions.of(task.key()));
        return "moderation/conclude";
    }
}
