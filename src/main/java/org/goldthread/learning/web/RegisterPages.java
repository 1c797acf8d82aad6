package org.goldthread.learning.web;

import jakarta.servlet.http.HttpServletResponse;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.goldthread.engine.OpenTask;
import org.goldthread.engine.TaskInbox;
import org.goldthread.learning.RegisterBook;
import org.goldthread.learning.RegisterBook.Line;
import org.goldthread.learning.RegisterBook.RegisterView;
import org.goldthread.people.Viewer;
import org.goldthread.shared.CsvExport;
import org.goldthread.shared.Refusal;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** The register of a session, and the registers of a whole cohort. */
@Controller
class RegisterPages {

    private static final String TASK = "take-register";
    private static final String FIELD = "candidate-";
    private static final String ATTENDED = "attended";
    private static final String MISSED = "missed";

    private final RegisterBook book;
    private final TaskInbox inbox;
    private final CohortRights rights;

    RegisterPages(RegisterBook book, TaskInbox inbox, CohortRights rights) {
        this.book = book;
        this.inbox = inbox;
        this.rights = rights;
    }

    @GetMapping("/registers/{session}")
    String show(@AuthenticationPrincipal Viewer viewer, @PathVariable UUID session, Model model) {
        var register = book.of(session);
        rights.mayRead(viewer, register.cohort().partner());
        return page(register, task(session, viewer).isPresent(), Map.of(), model);
    }

    @PostMapping("/registers/{session}")
    String take(
            @AuthenticationPrincipal Viewer viewer,
            @PathVariable UUID session,
            @RequestParam Map<String, String> posted,
            Model model,
            HttpServletResponse response,
            RedirectAttributes redirect) {
        var register = book.of(session);
        rights.mayTake(viewer, register.cohort().partner());
        var task = task(session, viewer).orElse(null);
        if (task == null) {
            response.setStatus(HttpStatus.UNPROCESSABLE_ENTITY.value());
            model.addAttribute("errors", Map.of("", notYours(register)));
            return page(register, false, Map.of(), model);
        }
        if (posted.containsKey("all")) {
            register.lines().forEach(line -> posted.put(FIELD + line.enrolment(), ATTENDED));
            return page(register, true, posted, model);
        }
        var errors = missing(register, posted);
        if (errors.isEmpty()) {
            try {
                inbox.complete(task.taskId(), viewer.personId(), Map.of("attendance", marks(register, posted)));
                redirect.addFlashAttribute(
                        "done", "The register of " + register.session().title() + " is saved.");
                return "redirect:/registers/" + session;
            } catch (Refusal refusal) {
                errors.put(refusal.field().orElse(""), refusal.sentence());
            }
        }
        response.setStatus(HttpStatus.UNPROCESSABLE_ENTITY.value());
        model.addAttribute("errors", errors);
        return page(book.of(session), true, posted, model);
    }

    /** The open task, if this viewer is the one who is asked. */
    private Optional<OpenTask> task(UUID session, Viewer viewer) {
        try {
            return inbox.find(TASK, session, viewer.personId());
        } catch (Refusal notTheirs) {
            return Optional.empty();
        }
    }

    /** Somebody pressed twice, came back to an old page, or is not the one who is asked. */
    private static String notYours(RegisterView register) {
        return register.takenAt() == null
                ? "You are not asked to take this register now."
                : "This register has already been taken, as it stands below. If something is wrong, put it right.";
    }

    private static Map<String, String> missing(RegisterView register, Map<String, String> posted) {
        var errors = new LinkedHashMap<String, String>();
        for (Line line : register.lines()) {
            var mark = posted.getOrDefault(FIELD + line.enrolment(), "");
            if (!mark.equals(ATTENDED) && !mark.equals(MISSED)) {
                errors.put(FIELD + line.enrolment(), "Say whether " + line.name() + " attended or missed.");
            }
        }
        return errors;
    }

    private static Map<String, Object> marks(RegisterView register, Map<String, String> posted) {
        var marks = new HashMap<String, Object>();
        register.lines()
                .forEach(line ->
                        marks.put(line.enrolment().toString(), ATTENDED.equals(posted.get(FIELD + line.enrolment()))));
        return marks;
    }

    private static String page(RegisterView register, boolean open, Map<String, String> values, Model model) {
        model.addAttribute("register", register);
        model.addAttribute("open", open);
        model.addAttribute("values", values);
        return "learning/register";
    }

    @GetMapping("/cohorts/{cohort}/registers")
    String cohort(@AuthenticationPrincipal Viewer viewer, @PathVariable UUID cohort, Model model) {
        var all = book.cohort(cohort);
        rights.mayRead(viewer, all.cohort().partner());
        model.addAttribute("book", all);
        return "learning/registers";
    }

    @GetMapping("/cohorts/{cohort}/registers.csv")
    ResponseEntity<byte[]> export(@AuthenticationPrincipal Viewer viewer, @PathVariable UUID cohort) {
        var all = book.cohort(cohort);
        rights.mayRead(viewer, all.cohort().partner());
        var header = new ArrayList<>(List.of("Candidate", "Candidate number"));
        all.sessions().forEach(session -> header.add(session.title()));
        var file = new CsvExport(header);
        all.rows().forEach(row -> {
            var cells =
                    new ArrayList<String>(List.of(row.name(), row.enrolment().number()));
            cells.addAll(row.standings());
            file.row(cells);
        });
        return file.download("registers.csv");
    }
}
