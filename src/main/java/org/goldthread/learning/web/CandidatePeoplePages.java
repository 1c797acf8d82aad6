package org.goldthread.learning.web;

import jakarta.servlet.http.HttpServletResponse;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.goldthread.learning.EnrolmentView;
import org.goldthread.learning.Enrolments;
import org.goldthread.people.People;
import org.goldthread.people.Viewer;
import org.goldthread.shared.Refusal;
import org.goldthread.shared.Role;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Who stands with a candidate, and the way out: the coordinator changes sponsor or coach, or records a withdrawal. */
@Controller
class CandidatePeoplePages {

    private static final Map<String, String> REASONS = reasons();
    private static final Map<String, String> NEEDED = needed();

    private final Enrolments enrolments;
    private final CandidatePeople candidatePeople;
    private final People people;
    private final CohortRights rights;

    CandidatePeoplePages(Enrolments enrolments, CandidatePeople candidatePeople, People people, CohortRights rights) {
        this.enrolments = enrolments;
        this.candidatePeople = candidatePeople;
        this.people = people;
        this.rights = rights;
    }

    private static Map<String, String> needed() {
        var needed = new LinkedHashMap<String, String>();
        needed.put("role", "Choose who changes.");
        needed.put("givenName", "Enter the given name.");
        needed.put("familyName", "Enter the family name.");
        needed.put("email", "Enter the email address.");
        needed.put("reason", "Say why somebody else takes over.");
        return needed;
    }

    private static Map<String, String> reasons() {
        var reasons = new LinkedHashMap<String, String>();
        for (String reason : new String[] {
            "Workload",
            "Health",
            "Moving school",
            "Change of leadership at the school",
            "Quality of the programme",
            "Not right for the role",
            "Started in error",
            "Change of career",
            "Disengaged",
            "Non-payment",
            "Other"
        }) {
            reasons.put(reason, reason);
        }
        return reasons;
    }

    @GetMapping("/candidates/{candidacy}/people")
    String people(@AuthenticationPrincipal Viewer viewer, @PathVariable UUID candidacy, Model model) {
        if (beforeAPlace(viewer, candidacy)) {
            return "redirect:/applications/" + candidacy;
        }
        return peoplePage(open(viewer, candidacy), Map.of(), model);
    }

    @PostMapping("/candidates/{candidacy}/people")
    String replace(
            @AuthenticationPrincipal Viewer viewer,
            @PathVariable UUID candidacy,
            @RequestParam Map<String, String> posted,
            Model model,
            HttpServletResponse response,
            RedirectAttributes redirect) {
        var enrolment = open(viewer, candidacy);
        var role = "coach".equals(posted.get("role")) ? Role.COACH : Role.SPONSOR;
        var errors = required(posted);
        if (errors.isEmpty()) {
            try {
                candidatePeople.replace(enrolment, role, posted, viewer.personId());
                redirect.addFlashAttribute("done", "Open tasks have gone over to the new " + role.code() + ".");
                return "redirect:/candidates/" + candidacy + "/people";
            } catch (Refusal refusal) {
                errors.put(refusal.field().orElse(""), refusal.sentence());
            }
        }
        response.setStatus(HttpStatus.UNPROCESSABLE_ENTITY.value());
        model.addAttribute("errors", errors);
        return peoplePage(enrolment, posted, model);
    }

    private String peoplePage(EnrolmentView enrolment, Map<String, String> values, Model model) {
        var all = people.all(List.of(enrolment.person(), enrolment.sponsor(), enrolment.coach()));
        model.addAttribute("enrolment", enrolment);
        model.addAttribute("candidate", all.get(enrolment.person()));
        model.addAttribute("sponsor", all.get(enrolment.sponsor()));
        model.addAttribute("coach", all.get(enrolment.coach()));
        model.addAttribute("roles", Map.of("sponsor", "Sponsor", "coach", "Coach"));
        model.addAttribute("values", values);
        return "learning/people";
    }

    @GetMapping("/candidates/{candidacy}/withdraw")
    String withdrawal(@AuthenticationPrincipal Viewer viewer, @PathVariable UUID candidacy, Model model) {
        if (beforeAPlace(viewer, candidacy)) {
            return "redirect:/applications/" + candidacy;
        }
        return withdrawPage(open(viewer, candidacy), Map.of(), model);
    }

    @PostMapping("/candidates/{candidacy}/withdraw")
    String withdraw(
            @AuthenticationPrincipal Viewer viewer,
            @PathVariable UUID candidacy,
            @RequestParam Map<String, String> posted,
            Model model,
            HttpServletResponse response,
            RedirectAttributes redirect) {
        var enrolment = open(viewer, candidacy);
        var reason = posted.getOrDefault("reason", "");
        var words = posted.getOrDefault("words", "").strip();
        var errors = new LinkedHashMap<String, String>();
        if (!REASONS.containsKey(reason)) {
            errors.put("reason", "Choose the reason.");
        }
        if (words.length() > 1000) {
            errors.put("words", "Shorten this to 1,000 characters.");
        } else if ("Other".equals(reason) && words.isEmpty()) {
            errors.put("words", "Say what the reason is.");
        }
        if (errors.isEmpty()) {
            try {
                enrolments.withdraw(candidacy, viewer.personId(), words.isEmpty() ? reason : reason + ": " + words);
                redirect.addFlashAttribute("done", "The withdrawal is recorded and everybody concerned is told.");
                return "redirect:/candidates/" + candidacy;
            } catch (Refusal refusal) {
                errors.put(refusal.field().orElse(""), refusal.sentence());
            }
        }
        response.setStatus(HttpStatus.UNPROCESSABLE_ENTITY.value());
        model.addAttribute("errors", errors);
        return withdrawPage(enrolment, posted, model);
    }

    private String withdrawPage(EnrolmentView enrolment, Map<String, String> values, Model model) {
        model.addAttribute("enrolment", enrolment);
        model.addAttribute("candidate", people.get(enrolment.person()));
        model.addAttribute("reasons", REASONS);
        model.addAttribute("values", values);
        return "learning/withdraw";
    }

    /** Without a place there is an application only, with its own page for both. */
    private boolean beforeAPlace(Viewer viewer, UUID candidacy) {
        rights.mayCoordinateAnywhere(viewer);
        return enrolments.all(List.of(candidacy)).isEmpty();
    }

    private EnrolmentView open(Viewer viewer, UUID candidacy) {
        rights.mayCoordinateAnywhere(viewer);
        var enrolment = enrolments.get(candidacy);
        rights.mayCoordinate(viewer, enrolment.partner());
        return enrolment;
    }

    private static Map<String, String> required(Map<String, String> posted) {
        var errors = new LinkedHashMap<String, String>();
        NEEDED.forEach((key, sentence) -> {
            if (posted.getOrDefault(key, "").isBlank()) {
                errors.put(key, sentence);
            }
        });
        return errors;
    }
}
