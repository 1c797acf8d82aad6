package org.goldthread.tracking.web;

import java.util.UUID;
import org.goldthread.messages.Letters;
import org.goldthread.shared.ListAddress;
import org.goldthread.shared.NotFound;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** The letters, for the administrator: kept where there is no mail server, and what became of the others. */
@Controller
class MailsPage {

    private final Letters letters;

    MailsPage(Letters letters) {
        this.letters = letters;
    }

    @GetMapping("/admin")
    String administration() {
        return "tracking/admin";
    }

    @GetMapping("/admin/mails")
    String list(
            @RequestParam(required = false) @Nullable String state,
            @RequestParam(required = false) @Nullable String q,
            @RequestParam(defaultValue = "1") int page,
            Model model) {
        var known = state != null && Letters.STATES.contains(state) ? state : null;
        var search = q == null || q.isBlank() ? null : q.strip();
        model.addAttribute("rows", letters.page(known, search, Math.max(1, page)));
        model.addAttribute("states", Letters.STATES);
        model.addAttribute("state", known);
        model.addAttribute("q", search);
        model.addAttribute(
                "address",
                ListAddress.of("/admin/mails")
                        .with("state", known)
                        .with("q", search)
                        .toString());
        return "tracking/mails";
    }

    @GetMapping("/admin/mails/{id}")
    String read(@PathVariable UUID id, Model model) {
        model.addAttribute("letter", letters.find(id).orElseThrow(NotFound::new));
        return "tracking/mail";
    }

    @PostMapping("/admin/mails/{id}/again")
    String again(@PathVariable UUID id, RedirectAttributes after) {
        if (letters.find(id).isEmpty()) {
            throw new NotFound();
        }
        letters.again(id);
        after.addFlashAttribute("done", "The letter is on its way again.");
        return "redirect:/admin/mails/" + id;
    }
}
