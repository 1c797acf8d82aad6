package org.goldthread.marking.web;

import jakarta.servlet.http.HttpServletResponse;
import java.util.Map;
import java.util.UUID;
import org.goldthread.engine.OpenTask;
import org.goldthread.marking.SavedElsewhere;
import org.goldthread.marking.Sheets;
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
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/**
 * Saves a sheet while somebody works on it. The answer is a piece of the page: the running totals, or (409) what happened to
 * the sheet meanwhile. Nothing is ever overwritten unseen.
 */
@Controller
class SheetAutosave {

    static final String RACED =
            "This sheet was saved in another tab or window at the same moment. Nothing was overwritten: "
                    + "look at that version, or keep yours.";
    private static final String FINAL = "This mark sheet is final. What you entered after that is not saved.";
    private static final String GONE =
            "This script is not yours any more: you gave it back, or somebody else has it now. "
                    + "What you enter here is not saved.";

    private final ScriptAccess access;
    private final Sheets sheets;

    SheetAutosave(ScriptAccess access, Sheets sheets) {
        this.access = access;
        this.sheets = sheets;
    }

    @PostMapping("/scripts/{script}/{work:mark|moderate|settle}/autosave")
    String save(
            @AuthenticationPrincipal Viewer viewer,
            @PathVariable UUID script,
            @PathVariable String work,
            @RequestParam Map<String, String> posted,
            Model model,
            HttpServletResponse response) {
        var person = viewer.personId();
        if (!has(work + "-script", script, viewer)) {
            var sheet = sheets.begun(script, person).orElseThrow(NotFound::new);
            return conflict(sheet.finalAt() == null ? GONE : FINAL, null, model, response);
        }
        try {
            var entered = PostedMarks.of(posted);
            sheets.save(script, person, entered.entered(), entered.version());
        } catch (SavedElsewhere elsewhere) {
            return conflict(elsewhere.sentence(), elsewhere.version(), model, response);
        } catch (OptimisticLockingFailureException raced) {
            return conflict(RACED, sheets.open(script, person).version(), model, response);
        } catch (Refusal refusal) {
            response.setStatus(HttpStatus.UNPROCESSABLE_ENTITY.value());
            model.addAttribute("sentence", refusal.sentence());
            return "marking/autosaved :: refused";
        }
        model.addAttribute("sheet", sheets.open(script, person));
        return "marking/autosaved :: saved";
    }

    private boolean has(String task, UUID script, Viewer viewer) {
        try {
            OpenTask open = access.task(task, script, viewer);
            return ScriptAccess.has(open, viewer);
        } catch (NotFound | AccessDeniedException notTheirs) {
            return false;
        }
    }

    private static String conflict(String sentence, @Nullable Long version, Model model, HttpServletResponse response) {
        response.setStatus(HttpStatus.CONFLICT.value());
        model.addAttribute("sentence", sentence);
        model.addAttribute("version", version);
        return "marking/autosaved :: conflict";
    }
}
