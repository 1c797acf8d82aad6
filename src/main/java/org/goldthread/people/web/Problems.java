package org.goldthread.people.web;

import java.util.Map;
import org.goldthread.shared.Refusal;
import org.springframework.ui.Model;

/** Puts a refusal where the page's error summary and the field look for it. */
final class Problems {

    private Problems() {}

    static void show(Model model, Refusal refusal) {
        model.addAttribute("errors", Map.of(refusal.field().orElse(""), refusal.sentence()));
    }
}
