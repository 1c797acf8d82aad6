package org.goldthread.marking.web;

import java.util.UUID;
import org.goldthread.marking.Sheets;
import org.goldthread.people.Viewer;
import org.goldthread.shared.NotFound;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;

/** One's own mark sheet on paper: as it is filled so far, or blank with lines to write on. */
@Controller
class SheetPrint {

    private final Sheets sheets;

    SheetPrint(Sheets sheets) {
        this.sheets = sheets;
    }

    @GetMapping("/scripts/{script}/{work:mark|moderate}/print")
    String print(
            @AuthenticationPrincipal Viewer viewer,
            @PathVariable UUID script,
            @PathVariable String work,
            @RequestParam(defaultValue = "false") boolean blank,
            Model model) {
        var sheet =
                sheets.begun(script, viewer.personId(), work.equals("moderate")).orElseThrow(NotFound::new);
        model.addAttribute("sheet", sheet);
        model.addAttribute("entered", sheet.entered());
        model.addAttribute("blank", blank);
        model.addAttribute("work", work);
        return "marking/print";
    }
}
