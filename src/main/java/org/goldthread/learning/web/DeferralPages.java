package org.goldthread.learning.web;

import jakarta.servlet.http.HttpServletResponse;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.goldthread.learning.DeferralReason;
import org.goldthread.learning.Deferrals;
import org.goldthread.learning.EnrolmentView;
import org.goldthread.learning.Enrolments;
import org.goldthread.people.Viewer;
import org.goldthread.shared.NotFound;
import org.goldthread.shared.Refusal;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** The coordinator puts a candidate's place on hold, and lets it go on. */
@Controller
class DeferralPages {

    private static final int LONGEST_NOTE = 1000;

    private final Deferrals deferrals;
    private final Enrolments enrolments;
    private final CohortRights rights;

    DeferralPages(Deferrals deferrals, Enrolments enrolments, CohortRights rights) {
        this.deferrals = deferrals;
        this.enrolments = enrolments;
        this.rights = rights;
    }

    @GetMapping("/candidates/{candidacy}/hold")
    String show(@AuthenticationPrincipal Viewer viewer, @PathVariable UUID candidacy, Model model) {
        return page(open(viewer, candidacy), Map.of(), model);
    }

    @PostMapping("/candidates/{candidacy}/hold")
    String defer(
            @AuthenticationPrincipal Viewer viewer,
            @PathVariable UUID candidacy,
            @RequestParam Map<String, String> posted,
            Model model,
            HttpServletResponse response,
            RedirectAttributes redirect) {
        var enrolment = open(viewer, candidacy);
        try {
            var reason = DeferralReason.of(posted.getOrDefault("reason", ""))
                    .orElseThrow(() -> new Refusal("reason", "Choose the reason."));
            deferrals.defer(candidacy, reason, note(posted), back(posted), viewer.personId());
        } catch (Refusal refusal) {
            return again(enrolment, refusal, posted, model, response);
        }
        redirect.addFlashAttribute("done", "The place is on hold. Candidate, sponsor and coach are told.");
        return "redirect:/candidates/" + candidacy;
    }

    @PostMapping("/candidates/{candidacy}/hold/end")
    String resume(
            @AuthenticationPrincipal Viewer viewer,
            @PathVariable UUID candidacy,
            Model model,
            HttpServletResponse response,
            RedirectAttributes redirect) {
        var enrolment = open(viewer, candidacy);
        try {
            deferrals.resume(candidacy, viewer.personId());
        } catch (Refusal refusal) {
            return again(enrolment, refusal, Map.of(), model, response);
        }
        redirect.addFlashAttribute("done", "The place goes on. Candidate, sponsor and coach are told.");
        return "redirect:/candidates/" + candidacy;
    }

    private String again(
            EnrolmentView enrolment,
            Refusal refusal,
            Map<String, String> posted,
            Model model,
            HttpServletResponse response) {
        response.setStatus(HttpStatus.UNPROCESSABLE_ENTITY.value());
        model.addAttribute("errors", Map.of(refusal.field().orElse(""), refusal.sentence()));
        return page(enrolment, posted, model);
    }

    private String page(EnrolmentView enrolment, Map<String, String> values, Model model) {
        var reasons = new LinkedHashMap<String, String>();
        for (var reason : DeferralReason.values()) {
            reasons.put(reason.code(), reason.words());
        }
        model.addAttribute("enrolment", enrolment);
        model.addAttribute("candidate", enrolments.candidateName(enrolment.id()));
        model.addAttribute("reasons", reasons);
        model.addAttribute("values", values);
        return "learning/hold";
    }

    private EnrolmentView open(Viewer viewer, UUID candidacy) {
        rights.mayCoordinateAnywhere(viewer);
        var enrolment = enrolments.all(List.of(candidacy)).get(candidacy);
        if (enrolment == null) {
            throw new NotFound();
        }
        rights.mayCoordinate(viewer, enrolment.partner());
        return enrolment;
    }

    private static @Nullable String note(Map<String, String> posted) {
        var note = posted.getOrDefault("note", "").strip();
        if (note.length() > LONGEST_NOTE) {
            throw new Refusal("note", "Shorten this to 1,000 characters.");
        }
        return note.isEmpty() ? null : note;
    }

    private static @Nullable LocalDate back(Map<String, String> posted) {
        var day = part(posted, "day");
        var month = part(posted, "month");
        var year = part(posted, "year");
        if (day.isEmpty() && month.isEmpty() && year.isEmpty()) {
            return null;
        }
        try {
            return LocalDate.of(Integer.parseInt(year), Integer.parseInt(month), Integer.parseInt(day));
        } catch (DateTimeException | NumberFormatException wrong) {
            throw new Refusal("back", "Enter a date that exists, like 27 3 2027, or leave it empty.");
        }
    }

    private static String part(Map<String, String> posted, String part) {
        return posted.getOrDefault("back-" + part, "").strip();
    }
}
