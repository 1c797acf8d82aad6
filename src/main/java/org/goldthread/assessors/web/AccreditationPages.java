package org.goldthread.assessors.web;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.goldthread.assessors.Accreditations;
import org.goldthread.assessors.AssessorList;
import org.goldthread.assessors.AssessorList.Filter;
import org.goldthread.people.Interests;
import org.goldthread.people.People;
import org.goldthread.people.Viewer;
import org.goldthread.programme.Qualifications;
import org.goldthread.shared.CsvExport;
import org.goldthread.shared.ListAddress;
import org.goldthread.shared.NotFound;
import org.goldthread.shared.Refusal;
import org.goldthread.shared.Role;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Assessors and moderators with their accreditations, offers and interests: the lead's for all, and everybody's own. */
@Controller
class AccreditationPages {

    private static final int PAGE = 50;

    private final Accreditations accreditations;
    private final AssessorList list;
    private final OfferForm offers;
    private final Interests interests;
    private final People people;
    private final Qualifications qualifications;

    AccreditationPages(
            Accreditations accreditations,
            AssessorList list,
            OfferForm offers,
            Interests interests,
            People people,
            Qualifications qualifications) {
        this.accreditations = accreditations;
        this.list = list;
        this.offers = offers;
        this.interests = interests;
        this.people = people;
        this.qualifications = qualifications;
    }

    @GetMapping("/accreditations")
    String list(
            @AuthenticationPrincipal Viewer viewer,
            @RequestParam(defaultValue = "") String q,
            @RequestParam(defaultValue = "") String qualification,
            @RequestParam(defaultValue = "") String state,
            @RequestParam(defaultValue = "1") int page,
            Model model) {
        mustRun(viewer);
        var filter = new Filter(q, qualification, state);
        model.addAttribute("filter", filter);
        model.addAttribute("paged", list.search(filter, Math.max(1, page), PAGE));
        model.addAttribute("qualifications", qualifications.offered());
        model.addAttribute("address", address("/accreditations", filter));
        model.addAttribute("export", address("/accreditations/export.csv", filter));
        return "assessors/accreditations";
    }

    @GetMapping("/accreditations/export.csv")
    ResponseEntity<byte[]> export(
            @AuthenticationPrincipal Viewer viewer,
            @RequestParam(defaultValue = "") String q,
            @RequestParam(defaultValue = "") String qualification,
            @RequestParam(defaultValue = "") String state) {
        mustRun(viewer);
        var csv = new CsvExport("name", "email", "roles", "accredited");
        list.search(new Filter(q, qualification, state), 1, 100_000)
                .rows()
                .forEach(row -> csv.row(
                        row.name(), row.email(), String.join("; ", row.roles()), String.join("; ", row.accredited())));
        return csv.download("assessors.csv");
    }

    @GetMapping("/accreditations/{person}")
    String person(@AuthenticationPrincipal Viewer viewer, @PathVariable UUID person, Model model) {
        mustRun(viewer);
        return show(person, true, Map.of(), model);
    }

    @GetMapping("/my-offers")
    String own(@AuthenticationPrincipal Viewer viewer, Model model) {
        mustAssess(viewer);
        return show(viewer.personId(), false, Map.of(), model);
    }

    @PostMapping("/accreditations/{person}/accredit")
    String accredit(
            @AuthenticationPrincipal Viewer viewer,
            @PathVariable UUID person,
            @RequestParam Map<String, String> values,
            Model model,
            RedirectAttributes redirect) {
        mustRun(viewer);
        return change(person, true, values, "The person is accredited.", model, redirect, () -> {
            var trainedOn = needed(values, "trainedOn", "the day the training was passed");
            var from = needed(values, "from", "the first day");
            accreditations.accredit(
                    known(person),
                    values.getOrDefault("qualification", ""),
                    trainedOn,
                    from,
                    date(values, "until", "the last day"),
                    "true".equals(values.get("senior")),
                    viewer.personId());
        });
    }

    @PostMapping("/accreditations/{person}/end")
    String end(
            @AuthenticationPrincipal Viewer viewer,
            @PathVariable UUID person,
            @RequestParam Map<String, String> values,
            Model model,
            RedirectAttributes redirect) {
        mustRun(viewer);
        return change(person, true, values, "The accreditation has a new end.", model, redirect, () -> {
            var spell = accreditations.of(known(person)).stream()
                    .filter(one -> one.id().toString().equals(values.get("accreditation")))
                    .findFirst()
                    .orElseThrow(() -> new Refusal("accreditation", "Choose the accreditation to end."));
            var lastDay = needed(values, "lastDay", "the last day");
            accreditations.endAccreditation(
                    spell.id(), lastDay, values.getOrDefault("endReason", ""), viewer.personId());
        });
    }

    @PostMapping({"/accreditations/{person}/offers", "/my-offers/offers"})
    String offer(
            @AuthenticationPrincipal Viewer viewer,
            @PathVariable(required = false) @Nullable UUID person,
            @RequestParam Map<String, String> values,
            Model model,
            RedirectAttributes redirect) {
        var whose = whose(viewer, person);
        return change(
                whose,
                person != null,
                values,
                "The offers are saved.",
                model,
                redirect,
                () -> offers.save(whose, values, viewer.personId()));
    }

    @PostMapping({"/accreditations/{person}/interests", "/my-offers/interests"})
    String declare(
            @AuthenticationPrincipal Viewer viewer,
            @PathVariable(required = false) @Nullable UUID person,
            @RequestParam Map<String, String> values,
            Model model,
            RedirectAttributes redirect) {
        var whose = whose(viewer, person);
        return change(
                whose,
                person != null,
                values,
                "The interest is declared.",
                model,
                redirect,
                () -> interests.declare(
                        whose,
                        values.getOrDefault("kind", ""),
                        values.getOrDefault("value", ""),
                        values.get("note"),
                        date(values, "endedOn", "when it ended"),
                        viewer.personId()));
    }

    @PostMapping("/accreditations/{person}/interests/{interest}/take-back")
    String takeBack(
            @AuthenticationPrincipal Viewer viewer,
            @PathVariable UUID person,
            @PathVariable UUID interest,
            @RequestParam Map<String, String> values,
            Model model,
            RedirectAttributes redirect) {
        mustRun(viewer);
        return change(
                person,
                true,
                values,
                "The interest is taken back.",
                model,
                redirect,
                () -> interests.takeBack(
                        known(person), interest, values.getOrDefault("mistake", ""), viewer.personId()));
    }

    private String change(
            UUID person,
            boolean forLead,
            Map<String, String> values,
            String done,
            Model model,
            RedirectAttributes redirect,
            Runnable work) {
        try {
            work.run();
        } catch (Refusal refusal) {
            model.addAttribute("errors", Map.of(refusal.field().orElse(""), refusal.sentence()));
            return show(person, forLead, values, model);
        }
        redirect.addFlashAttribute("done", done);
        return "redirect:" + (forLead ? "/accreditations/" + person : "/my-offers");
    }

    private String show(UUID person, boolean forLead, Map<String, String> values, Model model) {
        var qualificationChoices = new LinkedHashMap<String, String>();
        qualifications.offered().forEach(code -> qualificationChoices.put(code, code));
        var kinds = new LinkedHashMap<String, String>();
        kinds.put("school", "A school (enter its URN)");
        kinds.put("trust", "A trust (enter its name)");
        kinds.put("partner", "A delivery partner (enter its code)");
        kinds.put("person", "A person (enter their email address)");
        var spells = accreditations.of(person);
        model.addAttribute("forLead", forLead);
        model.addAttribute("person", people.get(known(person)));
        model.addAttribute("base", forLead ? "/accreditations/" + person : "/my-offers");
        model.addAttribute("spells", spells);
        model.addAttribute("offers", offers.lines(person, spells, values));
        model.addAttribute("interests", interests.all(person));
        model.addAttribute("kinds", kinds);
        model.addAttribute("qualifications", qualificationChoices);
        model.addAttribute("values", values);
        return "assessors/assessor";
    }

    private UUID whose(Viewer viewer, @Nullable UUID person) {
        if (person == null) {
            mustAssess(viewer);
            return viewer.personId();
        }
        mustRun(viewer);
        return known(person);
    }

    private UUID known(UUID person) {
        if (people.all(List.of(person)).isEmpty()) {
            throw new NotFound();
        }
        return person;
    }

    private static LocalDate needed(Map<String, String> values, String key, String what) {
        var day = date(values, key, what);
        if (day == null) {
            throw new Refusal(key, "Enter " + what + ".");
        }
        return day;
    }

    private static @Nullable LocalDate date(Map<String, String> values, String key, String what) {
        var day = values.getOrDefault(key + "-day", "").strip();
        var month = values.getOrDefault(key + "-month", "").strip();
        var year = values.getOrDefault(key + "-year", "").strip();
        if (day.isEmpty() && month.isEmpty() && year.isEmpty()) {
            return null;
        }
        try {
            return LocalDate.of(Integer.parseInt(year), Integer.parseInt(month), Integer.parseInt(day));
        } catch (NumberFormatException | DateTimeException notADate) {
            throw new Refusal(key, "Enter " + what + " as a real date, like 27 3 2027.");
        }
    }

    private static void mustRun(Viewer viewer) {
        must(viewer.is(Role.LEAD) || viewer.is(Role.ADMINISTRATOR));
    }

    private static void mustAssess(Viewer viewer) {
        must(viewer.is(Role.ASSESSOR) || viewer.is(Role.MODERATOR));
    }

    private static void must(boolean allowed) {
        if (!allowed) {
            throw new AccessDeniedException("Not for this role");
        }
    }

    private static String address(String path, Filter filter) {
        return ListAddress.of(path)
                .with("q", filter.words())
                .with("qualification", filter.qualification())
                .with("state", filter.state())
                .toString();
    }
}
