package org.goldthread.marking.web;

import java.util.UUID;
import org.goldthread.assessment.TextChanges;
import org.goldthread.marking.Scripts;
import org.goldthread.people.Viewer;
import org.goldthread.shared.NotFound;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;

/** What a second attempt changed in the text, for whoever marks it: the two texts and no mark or comment of the first. */
@Controller
class ScriptChangesPage {

    private final ScriptAccess access;
    private final Scripts scripts;
    private final TextChanges changes;

    ScriptChangesPage(ScriptAccess access, Scripts scripts, TextChanges changes) {
        this.access = access;
        this.scripts = scripts;
        this.changes = changes;
    }

    @GetMapping("/scripts/{script}/changes")
    String show(@AuthenticationPrincipal Viewer viewer, @PathVariable UUID script, Model model) {
        access.mustRead(script, viewer);
        var found = scripts.get(script);
        model.addAttribute("number", found.candidateNumber());
        model.addAttribute("comparison", changes.of(found.submission()).orElseThrow(NotFound::new));
        return "marking/changes";
    }
}
