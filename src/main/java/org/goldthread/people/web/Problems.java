package org.goldthread.people.web;

import java.util.Map;
import org.goldthread.shared.Refusal;
import org.springframework.http.HttpStatus;
import org.springframework.ui.Model;
import org.springframework.web.context.request.RequestContextHolder;
import org.springframework.web.context.request.ServletRequestAttributes;

/** Puts a refusal where the page's error summary and the field look for it, and answers 422. */
final class Problems {

    private Problems() {}

    static void show(Model model, Refusal refusal) {
        model.addAttribute("errors", Map.of(refusal.field().orElse(""), refusal.sentence()));
        if (RequestContextHolder.currentRequestAttributes() instanceof ServletRequestAttributes request
                && request.getResponse() != null) {
            request.getResponse().setStatus(HttpStatus.UNPROCESSABLE_ENTITY.value());
        }
    }
}
