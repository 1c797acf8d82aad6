package org.goldthread.moderation.web;

import jakarta.servlet.http.HttpServletResponse;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.goldthread.assessment.Downloads;
import org.goldthread.assessment.FileDownload;
import org.goldthread.engine.OpenTask;
import org.goldthread.engine.TaskInbox;
import org.goldthread.engine.TaskNotOpen;
import org.goldthread.marking.AppealMarking;
import org.goldthread.marking.Papers;
import org.goldthread.marking.ScriptReading;
import org.goldthread.marking.Sheets.Entered;
import org.goldthread.moderation.Appeals;
import org.goldthread.people.Viewer;
import org.goldthread.shared.NotFound;
import org.goldthread.shared.Refusal;
import org.jspecify.annotations.Nullable;
import org.springframework.core.io.Resource;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
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

/** The fresh mark sheet of an appeal: number, context, files and the appealed areas. No mark, ground or name is on it. */
@Controller
class AppealMarkPage {

    private final Appeals appeals;
    private final AppealMarking marking;
    private final Papers papers;
    private final ScriptReading reading;
    private final TaskInbox inbox;

    AppealMarkPage(Appeals appeals, AppealMarking marking, Papers papers, ScriptReading reading, TaskInbox inbox) {
        this.appeals = appeals;
        this.marking = marking;
        this.papers = papers;
        this.reading = reading;
        this.inbox = inbox;
    }

    @GetMapping("/appeals/{appeal}/mark")
    String show(@AuthenticationPrincipal Viewer viewer, @PathVariable UUID appeal, Model model) {
        var task = task(viewer, appeal);
        return isMine(task, viewer) ? page(viewer, appeal, task, null, model) : "redirect:/tasks/" + task.taskId();
    }

    @PostMapping("/appeals/{appeal}/mark/declaration")
    String declare(
            @AuthenticationPrincipal Viewer viewer,
            @PathVariable UUID appeal,
            @RequestParam(defaultValue = "") String interest,
            Model model,
            HttpServletResponse response,
            RedirectAttributes redirect) {
        var task = mine(viewer, appeal);
        var script = appeals.view(appeal).script();
        if (interest.equals("none")) {
            marking.declareNoInterest(script, viewer.personId());
            return "redirect:/appeals/" + appeal + "/mark";
        }
        if (interest.equals("some")) {
            marking.declareInterest(script, viewer.personId());
            inbox.release(task.taskId(), viewer.personId());
            redirect.addFlashAttribute("done", "Thank you. Somebody else will take this script.");
            return "redirect:/tasks";
        }
        response.setStatus(HttpStatus.UNPROCESSABLE_ENTITY.value());
        model.addAttribute("errors", Map.of("interest", "Say whether you have an interest in this script."));
        return page(viewer, appeal, task, null, model);
    }

    @PostMapping("/appeals/{appeal}/mark")
    String save(
            @AuthenticationPrincipal Viewer viewer,
            @PathVariable UUID appeal,
            @RequestParam Map<String, String> posted,
            Model model,
            HttpServletResponse response,
            RedirectAttributes redirect) {
        var task = mine(viewer, appeal);
        var found = appeals.view(appeal);
        try {
            marking.save(found.script(), found.areas(), viewer.personId(), entered(posted), version(posted));
            if ("finish".equals(posted.get("action"))) {
                inbox.complete(task.taskId(), viewer.personId(), Map.of());
                redirect.addFlashAttribute("done", "Thank you. Your mark sheet is final.");
                return "redirect:/tasks";
            }
        } catch (Refusal refusal) {
            response.setStatus(HttpStatus.UNPROCESSABLE_ENTITY.value());
            model.addAttribute("errors", Map.of(refusal.field().orElse(""), refusal.sentence()));
            return page(viewer, appeal, task, posted, model);
        }
        redirect.addFlashAttribute("done", "Your marks so far are saved.");
        return "redirect:/appeals/" + appeal + "/mark";
    }

    /** A file of the script under a neutral name, for whoever has the task and has declared to have no interest. */
    @GetMapping("/appeals/{appeal}/files/{file}")
    ResponseEntity<Resource> file(
            @AuthenticationPrincipal Viewer viewer, @PathVariable UUID appeal, @PathVariable UUID file) {
        return Downloads.attachment(opened(viewer, appeal, file));
    }

    /** A PDF of the script to be shown in the page: framed by this product alone, and able to load and run nothing. */
    @GetMapping("/appeals/{appeal}/view/{file}")
    ResponseEntity<Resource> show(
            @AuthenticationPrincipal Viewer viewer, @PathVariable UUID appeal, @PathVariable UUID file) {
        var document = opened(viewer, appeal, file);
        if (!document.contentType().equals(MediaType.APPLICATION_PDF_VALUE)) {
            throw new NotFound();
        }
        return Downloads.inline(document);
    }

    private FileDownload opened(Viewer viewer, UUID appeal, UUID file) {
        mine(viewer, appeal);
        var found = appeals.view(appeal);
        var sheet = marking.open(found.script(), found.areas(), viewer.personId());
        if (!sheet.declared()) {
            var first =
                    new Refusal("Declare first, on the appeal's own page, that you have no interest in this script.");
            throw new AccessDeniedException(first.sentence(), first);
        }
        var document = sheet.documents().stream()
                .filter(one -> one.id().equals(file))
                .findFirst()
                .orElseThrow(NotFound::new);
        return papers.read(found.script(), document);
    }

    private static Entered entered(Map<String, String> posted) {
        var marks = new HashMap<String, Integer>();
        var comments = new HashMap<String, String>();
        posted.forEach((name, value) -> {
            if (name.startsWith("mark-") && !value.isBlank()) {
                marks.put(name.substring("mark-".length()), number(name, value));
            } else if (name.startsWith("comment-")) {
                comments.put(name.substring("comment-".length()), value);
            }
        });
        return new Entered(marks, comments, Map.of());
    }

    /** Everything as it was typed, to be shown again whatever is wrong with it. */
    private static Entered typed(Map<String, String> posted) {
        var typed = new HashMap<>(posted);
        typed.entrySet()
                .removeIf(field ->
                        field.getKey().startsWith("mark-") && !field.getValue().matches("\\d"));
        return entered(typed);
    }

    private static long version(Map<String, String> posted) {
        return number("version", posted.getOrDefault("version", "0"));
    }

    private static int number(String field, String value) {
        try {
            return Integer.parseInt(value);
        } catch (NumberFormatException notOne) {
            throw new Refusal(field, "Choose one of the marks offered.");
        }
    }

    private OpenTask task(Viewer viewer, UUID appeal) {
        try {
            return inbox.find("mark-appeal", appeal, viewer.personId()).orElseThrow(TaskNotOpen::new);
        } catch (Refusal refusal) {
            throw new AccessDeniedException(refusal.sentence(), refusal);
        }
    }

    private OpenTask mine(Viewer viewer, UUID appeal) {
        var task = task(viewer, appeal);
        if (!isMine(task, viewer)) {
            throw new AccessDeniedException("Claim this task first.");
        }
        return task;
    }

    private static boolean isMine(OpenTask task, Viewer viewer) {
        return task.assignee().filter(viewer.personId()::equals).isPresent();
    }

    private String page(Viewer viewer, UUID appeal, OpenTask task, @Nullable Map<String, String> posted, Model model) {
        var found = appeals.view(appeal);
        var sheet = marking.open(found.script(), found.areas(), viewer.personId());
        model.addAttribute("appeal", appeal);
        model.addAttribute("dueAt", task.dueAt());
        model.addAttribute("sheet", sheet);
        model.addAttribute(
                "entered", posted == null ? new Entered(sheet.marks(), sheet.comments(), Map.of()) : typed(posted));
        model.addAttribute("filesAt", "/appeals/" + appeal);
        if (sheet.declared()) {
            model.addAttribute("files", reading.files(sheet.documents(), sheet.edition()));
        }
        return "moderation/appeal-mark";
    }
}
