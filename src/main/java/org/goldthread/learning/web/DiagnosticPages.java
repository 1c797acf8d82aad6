package org.goldthread.learning.web;

import jakarta.servlet.http.HttpServletResponse;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.goldthread.engine.OpenTask;
import org.goldthread.engine.TaskInbox;
import org.goldthread.learning.Diagnostics;
import org.goldthread.learning.Diagnostics.DiagnosticView;
import org.goldthread.people.Viewer;
import org.goldthread.shared.NotFound;
import org.goldthread.shared.Refusal;
import org.goldthread.shared.Role;
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

/** The leadership diagnostic: the candidate fills it in; candidate and coach read it. */
@Controller
class DiagnosticPages {

    private static final String TASK = "rate-behaviours";

    /** For whoever presses twice or comes back to an old page. */
    private static final String DONE_ALREADY =
            "You have rated the behaviours already, as they stand below. Your coach goes through them with you.";

    /** The scale is inverted: 1 is the best. So every figure stands beside its word. */
    private static final Map<String, String> SCALE = scale();

    private final Diagnostics diagnostics;
    private final TaskInbox inbox;

    DiagnosticPages(Diagnostics diagnostics, TaskInbox inbox) {
        this.diagnostics = diagnostics;
        this.inbox = inbox;
    }

    private static Map<String, String> scale() {
        var scale = new LinkedHashMap<String, String>();
        scale.put("1", "1, high: I do this consistently");
        scale.put("2", "2: I mostly do this");
        scale.put("3", "3: I sometimes do this");
        scale.put("4", "4, low: I need to develop this");
        return scale;
    }

    @GetMapping("/diagnostics/{enrolment}")
    String show(@AuthenticationPrincipal Viewer viewer, @PathVariable UUID enrolment, Model model) {
        var diagnostic = diagnostics.of(enrolment);
        mayRead(viewer, diagnostic);
        return page(diagnostic, task(enrolment, viewer).isPresent(), Map.of(), model);
    }

    @PostMapping("/diagnostics/{enrolment}")
    String rate(
            @AuthenticationPrincipal Viewer viewer,
            @PathVariable UUID enrolment,
            @RequestParam Map<String, String> posted,
            Model model,
            HttpServletResponse response,
            RedirectAttributes redirect) {
        var diagnostic = diagnostics.of(enrolment);
        mayRead(viewer, diagnostic);
        var task = task(enrolment, viewer).orElse(null);
        if (task == null
                && diagnostic.reflected()
                && viewer.personId().equals(diagnostic.enrolment().person())) {
            response.setStatus(HttpStatus.UNPROCESSABLE_ENTITY.value());
            model.addAttribute("errors", Map.of("", DONE_ALREADY));
            return page(diagnostic, false, Map.of(), model);
        }
        if (task == null) {
            throw new AccessDeniedException("Not this person's diagnostic");
        }
        var errors = missing(diagnostic, posted);
        if (errors.isEmpty()) {
            try {
                inbox.complete(task.taskId(), viewer.personId(), values(diagnostic, posted));
                redirect.addFlashAttribute("done", "Thank you. Your coach will go through it with you.");
                return "redirect:/diagnostics/" + enrolment;
            } catch (Refusal refusal) {
                errors.put(refusal.field().orElse(""), refusal.sentence());
            }
        }
        response.setStatus(HttpStatus.UNPROCESSABLE_ENTITY.value());
        model.addAttribute("errors", errors);
        return page(diagnostic, true, posted, model);
    }

    /** Candidate and coach; nobody at the school or the partner else: what it says is never marked and stays between them. */
    private static void mayRead(Viewer viewer, DiagnosticView diagnostic) {
        var enrolment = diagnostic.enrolment();
        if (viewer.personId().equals(enrolment.person()) || viewer.personId().equals(enrolment.coach())) {
            return;
        }
        if (viewer.is(Role.CANDIDATE) || viewer.is(Role.COACH)) {
            throw new NotFound();
        }
        throw new AccessDeniedException("Neither the candidate nor the coach");
    }

    private Optional<OpenTask> task(UUID enrolment, Viewer viewer) {
        try {
            return inbox.find(TASK, enrolment, viewer.personId());
        } catch (Refusal notTheirs) {
            return Optional.empty();
        }
    }

    private static Map<String, String> missing(DiagnosticView diagnostic, Map<String, String> posted) {
        var errors = new LinkedHashMap<String, String>();
        for (var rated : diagnostic.ratings()) {
            var behaviour = rated.behaviour();
            if (!SCALE.containsKey(posted.getOrDefault("score-" + behaviour.key(), ""))) {
                errors.put("score-" + behaviour.key(), behaviour.name() + ": choose a rating from 1 to 4.");
            }
            if (posted.getOrDefault("comment-" + behaviour.key(), "").isBlank()) {
                errors.put("comment-" + behaviour.key(), behaviour.name() + ": say why you chose this rating.");
            }
        }
        return errors;
    }

    private static Map<String, Object> values(DiagnosticView diagnostic, Map<String, String> posted) {
        var scores = new HashMap<String, Object>();
        var comments = new HashMap<String, Object>();
        diagnostic.ratings().forEach(rated -> {
            var key = rated.behaviour().key();
            scores.put(key, Integer.valueOf(posted.get("score-" + key)));
            comments.put(key, posted.get("comment-" + key));
        });
        return Map.of("scores", scores, "comments", comments);
    }

    private static String page(DiagnosticView diagnostic, boolean open, Map<String, String> values, Model model) {
        model.addAttribute("diagnostic", diagnostic);
        model.addAttribute("open", open);
        model.addAttribute("values", values);
        model.addAttribute("scale", SCALE);
        return "learning/diagnostic";
    }
}
