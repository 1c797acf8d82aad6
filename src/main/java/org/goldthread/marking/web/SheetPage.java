package org.goldthread.marking.web;

import jakarta.servlet.http.HttpServletResponse;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.goldthread.engine.OpenTask;
import org.goldthread.engine.TaskInbox;
import org.goldthread.marking.Leases;
import org.goldthread.marking.Phrases;
import org.goldthread.marking.SavedElsewhere;
import org.goldthread.marking.ScriptReading;
import org.goldthread.marking.SheetView;
import org.goldthread.marking.Sheets;
import org.goldthread.marking.Sheets.Entered;
import org.goldthread.people.Viewer;
import org.goldthread.shared.NotFound;
import org.goldthread.shared.Refusal;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.OptimisticLockingFailureException;
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

/**
 * The mark sheet of an assessor and, just the same but for its address, of a moderator: first the declaration of no
 * interest, then the script beside the criteria. It shows the person's own marks and nobody else's.
 */
@Controller
class SheetPage {

    private static final String MODERATE = "moderate";

    private final ScriptAccess access;
    private final Sheets sheets;
    private final Leases leases;
    private final Phrases phrases;
    private final ScriptReading reading;
    private final TaskInbox inbox;

    SheetPage(
            ScriptAccess access,
            Sheets sheets,
            Leases leases,
            Phrases phrases,
            ScriptReading reading,
            TaskInbox inbox) {
        this.access = access;
        this.sheets = sheets;
        this.leases = leases;
        this.phrases = phrases;
        this.reading = reading;
        this.inbox = inbox;
    }

    @GetMapping("/scripts/{script}/{work:mark|moderate}")
    String show(
            @AuthenticationPrincipal Viewer viewer, @PathVariable UUID script, @PathVariable String work, Model model) {
        var task = open(viewer, script, work);
        if (task.isEmpty()) {
            return done(viewer, script, work, model);
        }
        if (!ScriptAccess.has(task.get(), viewer)) {
            return "redirect:/tasks/" + task.get().taskId();
        }
        leases.renew(script, viewer.personId());
        return page(task.get(), sheets.open(script, viewer.personId()), null, viewer, work, model);
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
        var task = access.mine(work + "-script", script, viewer);
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
        return page(task, sheets.open(script, viewer.personId()), null, viewer, work, model);
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
        var task = open(viewer, script, work).filter(found -> ScriptAccess.has(found, viewer));
        if (task.isEmpty()) {
            return notTheirs(viewer, script, work, posted, model, response);
        }
        Entered typed = PostedMarks.typed(posted);
        try {
            return saved(viewer, task.get(), work, PostedMarks.of(posted), posted, redirect);
        } catch (SavedElsewhere elsewhere) {
            response.setStatus(HttpStatus.CONFLICT.value());
            model.addAttribute("errors", Map.of("", elsewhere.sentence()));
            model.addAttribute("conflict", elsewhere.version());
        } catch (OptimisticLockingFailureException raced) {
            response.setStatus(HttpStatus.CONFLICT.value());
            model.addAttribute("errors", Map.of("", SheetAutosave.RACED));
            model.addAttribute(
                    "conflict", sheets.open(script, viewer.personId()).version());
        } catch (Refusal refusal) {
            response.setStatus(HttpStatus.UNPROCESSABLE_ENTITY.value());
            model.addAttribute("errors", Map.of(refusal.field().orElse(""), refusal.sentence()));
        }
        return page(task.get(), sheets.open(script, viewer.personId()), typed, viewer, work, model);
    }

    private String saved(
            Viewer viewer,
            OpenTask task,
            String work,
            PostedMarks posted,
            Map<String, String> fields,
            RedirectAttributes redirect) {
        var script = task.key();
        var person = viewer.personId();
        var address = "redirect:/scripts/" + script + "/" + work;
        sheets.save(script, person, posted.entered(), posted.version());
        if ("finish".equals(fields.get("action"))) {
            inbox.complete(task.taskId(), person, Map.of());
            redirect.addFlashAttribute("done", "Thank you. Your mark sheet is final.");
            return "redirect:/tasks";
        }
        if (fields.containsKey("insert")) {
            return address + "#comment-" + insert(script, person, fields.get("insert"));
        }
        if (fields.containsKey("keep")) {
            var code = fields.get("keep");
            var edition = sheets.open(script, person).edition();
            phrases.keep(person, edition, code, posted.comments().getOrDefault(code, ""));
            redirect.addFlashAttribute("done", "The comment is in your comment bank for criterion " + code + ".");
            return address + "#comment-" + code;
        }
        if (fields.containsKey("forget")) {
            phrases.forget(person, PostedMarks.id(fields.get("forget")));
            redirect.addFlashAttribute("done", "The phrase is out of your comment bank.");
            return address;
        }
        redirect.addFlashAttribute("done", "Your marks so far are saved.");
        return address;
    }

    /** Adds a phrase to the comment on its criterion; which criterion that is. */
    private String insert(UUID script, UUID person, String phrase) {
        var found = phrases.get(PostedMarks.id(phrase), person);
        sheets.append(script, person, found.criterion(), found.words());
        return found.criterion();
    }

    private Optional<OpenTask> open(Viewer viewer, UUID script, String work) {
        try {
            return Optional.of(access.task(work + "-script", script, viewer));
        } catch (NotFound | AccessDeniedException notTheirs) {
            if (sheets.begun(script, viewer.personId(), work.equals(MODERATE)).isEmpty()) {
                throw notTheirs;
            }
            return Optional.empty();
        }
    }

    /** Back from somewhere else to a sheet that is final, or a script that was given back: said, and nothing to change. */
    private String done(Viewer viewer, UUID script, String work, Model model) {
        var sheet =
                sheets.begun(script, viewer.personId(), work.equals(MODERATE)).orElseThrow(NotFound::new);
        model.addAttribute("sheet", sheet);
        model.addAttribute("entered", sheet.entered());
        model.addAttribute("work", work);
        return sheet.finalAt() == null ? "marking/gone" : "marking/final";
    }

    private String notTheirs(
            Viewer viewer,
            UUID script,
            String work,
            Map<String, String> posted,
            Model model,
            HttpServletResponse response) {
        var page = done(viewer, script, work, model);
        response.setStatus(HttpStatus.CONFLICT.value());
        if (page.equals("marking/gone")) {
            model.addAttribute("entered", PostedMarks.typed(posted));
        }
        return page;
    }

    private String page(
            OpenTask task, SheetView sheet, @Nullable Entered typed, Viewer viewer, String work, Model model) {
        model.addAttribute("task", task);
        model.addAttribute("work", work);
        model.addAttribute("title", work.equals(MODERATE) ? "Moderate a script" : "Mark a script");
        model.addAttribute("sheet", sheet);
        model.addAttribute("entered", typed == null ? sheet.entered() : typed);
        if (sheet.declared()) {
            model.addAttribute("files", reading.files(sheet.documents(), sheet.edition()));
            model.addAttribute("filesAt", "/scripts/" + sheet.script());
            model.addAttribute("phrases", phrases.of(viewer.personId(), sheet.edition()));
        }
        return "marking/sheet";
    }
}
