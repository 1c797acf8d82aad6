package org.goldthread.marking.web;

import jakarta.servlet.http.HttpServletResponse;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.goldthread.engine.OpenTask;
import org.goldthread.engine.TaskInbox;
import org.goldthread.marking.ScriptReading;
import org.goldthread.marking.SettleNote;
import org.goldthread.marking.Settlements;
import org.goldthread.people.Viewer;
import org.goldthread.shared.Refusal;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** The sheets that differ side by side, by what they are and not by whose, and the marks the settler decides on. */
@Controller
class SettlePage {

    private static final String TASK = "settle-script";

    private final ScriptAccess access;
    private final Settlements settlements;
    private final ScriptReading reading;
    private final TaskInbox inbox;
    private final ObjectProvider<SettleNote> notes;

    SettlePage(
            ScriptAccess access,
            Settlements settlements,
            ScriptReading reading,
            TaskInbox inbox,
            ObjectProvider<SettleNote> notes) {
        this.access = access;
        this.settlements = settlements;
        this.reading = reading;
        this.inbox = inbox;
        this.notes = notes;
    }

    @GetMapping("/scripts/{script}/settle")
    String show(@AuthenticationPrincipal Viewer viewer, @PathVariable UUID script, Model model) {
        var task = access.task(TASK, script, viewer);
        if (!ScriptAccess.has(task, viewer)) {
            return "redirect:/tasks/" + task.taskId();
        }
        return page(task, viewer, null, model);
    }

    @PostMapping("/scripts/{script}/settle/declaration")
    String declare(
            @AuthenticationPrincipal Viewer viewer,
            @PathVariable UUID script,
            @RequestParam(defaultValue = "") String interest,
            Model model,
            HttpServletResponse response,
            RedirectAttributes redirect) {
        var task = access.mine(TASK, script, viewer);
        if (interest.equals("none")) {
            settlements.declareNoInterest(script, viewer.personId());
            return "redirect:/scripts/" + script + "/settle";
        }
        if (interest.equals("some")) {
            settlements.declareInterest(script, viewer.personId());
            inbox.release(task.taskId(), viewer.personId());
            redirect.addFlashAttribute("done", "Thank you. Somebody else will settle this script.");
            return "redirect:/tasks";
        }
        response.setStatus(HttpStatus.UNPROCESSABLE_ENTITY.value());
        model.addAttribute("errors", Map.of("interest", "Say whether you have an interest in this script."));
        return page(task, viewer, null, model);
    }

    @PostMapping("/scripts/{script}/settle")
    String settle(
            @AuthenticationPrincipal Viewer viewer,
            @PathVariable UUID script,
            @RequestParam Map<String, String> posted,
            Model model,
            HttpServletResponse response,
            RedirectAttributes redirect) {
        var task = access.mine(TASK, script, viewer);
        try {
            var entered = PostedMarks.of(posted);
            var values = new HashMap<String, Object>();
            values.put("marks", entered.marks());
            values.put("reasons", entered.comments());
            values.put("reason", posted.getOrDefault("reason", ""));
            inbox.complete(task.taskId(), viewer.personId(), values);
        } catch (Refusal refusal) {
            response.setStatus(HttpStatus.UNPROCESSABLE_ENTITY.value());
            model.addAttribute("errors", Map.of(refusal.field().orElse(""), refusal.sentence()));
            return page(task, viewer, posted, model);
        }
        redirect.addFlashAttribute("done", "The marks are settled.");
        return "redirect:/tasks";
    }

    private String page(OpenTask task, Viewer viewer, @Nullable Map<String, String> posted, Model model) {
        var settling = settlements.open(task.key(), viewer.personId());
        var sheet = settling.own();
        model.addAttribute("task", task);
        model.addAttribute("work", "settle");
        model.addAttribute("settling", settling);
        model.addAttribute(
                "notes",
                notes.stream().flatMap(note -> note.about(task.key()).stream()).toList());
        model.addAttribute("sheet", sheet);
        model.addAttribute("entered", posted == null ? sheet.entered() : PostedMarks.typed(posted));
        model.addAttribute("reason", posted == null ? "" : posted.getOrDefault("reason", ""));
        if (sheet.declared()) {
            model.addAttribute("files", reading.files(sheet.documents(), sheet.edition()));
            model.addAttribute("filesAt", "/scripts/" + sheet.script());
        }
        return "marking/settle";
    }
}
