package org.goldthread.learning.web;

import jakarta.servlet.http.HttpServletResponse;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.goldthread.learning.RegisterBook;
import org.goldthread.learning.RegisterCorrections;
import org.goldthread.people.Viewer;
import org.goldthread.shared.Refusal;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** A facilitator or coordinator of the partner puts a saved register right, with a reason. */
@Controller
class RegisterCorrectionPages {

    private static final String FIELD = "candidate-";
    private static final String ATTENDED = "attended";

    private final RegisterBook book;
    private final RegisterCorrections corrections;
    private final CohortRights rights;

    RegisterCorrectionPages(RegisterBook book, RegisterCorrections corrections, CohortRights rights) {
        this.book = book;
        this.corrections = corrections;
        this.rights = rights;
    }

    @GetMapping("/registers/{session}/correct")
    String show(@AuthenticationPrincipal Viewer viewer, @PathVariable UUID session, Model model) {
        mayCorrect(viewer, session);
        return page(session, Map.of(), model);
    }

    @PostMapping("/registers/{session}/correct")
    String correct(
            @AuthenticationPrincipal Viewer viewer,
            @PathVariable UUID session,
            @RequestParam Map<String, String> posted,
            Model model,
            HttpServletResponse response,
            RedirectAttributes redirect) {
        mayCorrect(viewer, session);
        try {
            var marks = new HashMap<UUID, Boolean>();
            corrections.marks(session).keySet().forEach(candidate -> {
                if (posted.containsKey(FIELD + candidate)) {
                    marks.put(candidate, ATTENDED.equals(posted.get(FIELD + candidate)));
                }
            });
            var changed = corrections.correct(
                    session, marks, posted.getOrDefault("reason", "").strip(), viewer.personId());
            redirect.addFlashAttribute("done", changed + (changed == 1 ? " mark is" : " marks are") + " put right.");
            return "redirect:/registers/" + session;
        } catch (Refusal refusal) {
            response.setStatus(HttpStatus.UNPROCESSABLE_ENTITY.value());
            model.addAttribute("errors", Map.of(refusal.field().orElse(""), refusal.sentence()));
            return page(session, posted, model);
        }
    }

    private String page(UUID session, Map<String, String> posted, Model model) {
        var values = new HashMap<String, String>();
        corrections
                .marks(session)
                .forEach((candidate, present) ->
                        values.put(FIELD + candidate, Boolean.TRUE.equals(present) ? ATTENDED : "missed"));
        values.putAll(posted);
        model.addAttribute("register", book.of(session));
        model.addAttribute("values", values);
        return "learning/register-correct";
    }

    private void mayCorrect(Viewer viewer, UUID session) {
        rights.mayTake(viewer, book.of(session).cohort().partner());
    }
}
