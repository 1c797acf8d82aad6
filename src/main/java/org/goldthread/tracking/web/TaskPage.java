package org.goldthread.tracking.web;

import jakarta.servlet.http.HttpServletResponse;
import java.util.Map;
import java.util.UUID;
import org.goldthread.engine.Forms;
import org.goldthread.engine.OpenTask;
import org.goldthread.engine.TaskInbox;
import org.goldthread.people.Viewer;
import org.goldthread.shared.NotFound;
import org.goldthread.shared.Refusal;
import org.goldthread.tracking.TaskLists;
import org.goldthread.tracking.TaskRow;
import org.goldthread.tracking.TaskWords;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** One task with its form, drawn from the same schema as the engine's own task list draws it. */
@Controller
class TaskPage {

    private final TaskLists lists;
    private final TaskWords words;
    private final TaskInbox inbox;
    private final Forms forms;

    TaskPage(TaskLists lists, TaskWords words, TaskInbox inbox, Forms forms) {
        this.lists = lists;
        this.words = words;
        this.inbox = inbox;
        this.forms = forms;
    }

    @GetMapping("/tasks/{taskId}")
    String show(
            @AuthenticationPrincipal Viewer viewer,
            @PathVariable String taskId,
            Model model,
            HttpServletResponse response) {
        var row = lists.find(taskId).orElseThrow(NotFound::new);
        if (row.closedAt() != null) {
            return closed(row, viewer, model);
        }
        OpenTask task;
        try {
            task = inbox.open(taskId, viewer.personId()).orElseThrow(NotFound::new);
        } catch (Refusal refusal) {
            response.setStatus(HttpStatus.FORBIDDEN.value());
            model.addAttribute("heading", "This task is not open to you");
            model.addAttribute("sentence", refusal.sentence());
            return "tracking/refused";
        }
        if (task.page().isPresent() && task.assignee().isPresent()) {
            return "redirect:" + task.page().get();
        }
        return page(row, task, Map.of(), Map.of(), viewer, model);
    }

    @PostMapping("/tasks/{taskId}")
    String complete(
            @AuthenticationPrincipal Viewer viewer,
            @PathVariable String taskId,
            @RequestParam Map<String, String> posted,
            Model model,
            HttpServletResponse response,
            RedirectAttributes redirect) {
        var row = lists.find(taskId).orElseThrow(NotFound::new);
        if (row.closedAt() != null) {
            return closed(row, viewer, model);
        }
        try {
            inbox.complete(taskId, viewer.personId(), FormView.answers(forms.schema(row.name()), posted));
        } catch (Refusal refusal) {
            return again(row, refusal, viewer, posted, model, response);
        }
        redirect.addFlashAttribute("done", "Thank you. \"%s\" is done.".formatted(words.title(row.name())));
        return "redirect:/tasks";
    }

    /** The form once more with what was entered; or what has become of the task, if somebody was faster. */
    private String again(
            TaskRow row,
            Refusal refusal,
            Viewer viewer,
            Map<String, String> posted,
            Model model,
            HttpServletResponse response) {
        var now = lists.find(row.taskId()).orElseThrow(NotFound::new);
        if (now.closedAt() != null) {
            return closed(now, viewer, model);
        }
        var task = inbox.open(row.taskId(), viewer.personId()).orElseThrow(() -> refusal);
        response.setStatus(HttpStatus.UNPROCESSABLE_ENTITY.value());
        var field = refusal.field()
                .filter(key -> forms.schema(row.name()).input(key).isPresent())
                .orElse("");
        return page(now, task, posted, Map.of(field, refusal.sentence()), viewer, model);
    }

    private String page(
            TaskRow row,
            OpenTask task,
            Map<String, String> entered,
            Map<String, String> errors,
            Viewer viewer,
            Model model) {
        var schema = forms.schema(row.name());
        model.addAttribute("row", row);
        model.addAttribute("title", words.title(row.name()));
        model.addAttribute("ask", words.ask(row.name()));
        model.addAttribute("about", task.about());
        model.addAttribute(
                "mine", task.assignee().filter(viewer.personId()::equals).isPresent());
        model.addAttribute("ownPage", task.page().isPresent());
        model.addAttribute("fields", FormView.of(schema, task.values(), entered));
        model.addAttribute("values", FormView.inputs(schema, task.values(), entered));
        if (!errors.isEmpty()) {
            model.addAttribute("errors", errors);
        }
        return "tracking/task";
    }

    private String closed(TaskRow row, Viewer viewer, Model model) {
        model.addAttribute("own", isFor(row, viewer.personId()));
        model.addAttribute("title", words.title(row.name()));
        model.addAttribute("row", row);
        return "tracking/task-closed";
    }

    private static boolean isFor(TaskRow row, UUID person) {
        return person.equals(row.closedBy()) || person.equals(row.assignee()) || person.equals(row.askedPerson());
    }
}
