package org.goldthread.people.web;

import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.goldthread.people.Partners;
import org.goldthread.people.People;
import org.goldthread.people.PeopleDirectory;
import org.goldthread.people.PeopleDirectory.Filter;
import org.goldthread.shared.CsvExport;
import org.goldthread.shared.DateWords;
import org.goldthread.shared.ListAddress;
import org.goldthread.shared.Refusal;
import org.goldthread.shared.Role;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** The administrator's pages for people and what they may do. */
@Controller
class PeoplePages {

    private static final int PAGE = 50;
    private static final int LONGEST_REASON = 1_000;

    private final People people;
    private final PeopleDirectory directory;
    private final Partners partners;
    private final Clock clock;

    PeoplePages(People people, PeopleDirectory directory, Partners partners, Clock clock) {
        this.people = people;
        this.directory = directory;
        this.partners = partners;
        this.clock = clock;
    }

    /** What a role is called on screen, by its code. */
    @ModelAttribute("roles")
    Map<String, String> roles() {
        var words = new LinkedHashMap<String, String>();
        for (var role : Role.values()) {
            words.put(role.code(), role.name().charAt(0) + role.words().substring(1));
        }
        return words;
    }

    @ModelAttribute("partners")
    Map<String, String> partners() {
        return partners.all().stream()
                .collect(Collectors.toMap(
                        Partners.PartnerView::code, Partners.PartnerView::name, (a, b) -> a, LinkedHashMap::new));
    }

    @GetMapping("/people")
    String list(
            @RequestParam(defaultValue = "") String q,
            @RequestParam(defaultValue = "") String role,
            @RequestParam(defaultValue = "") String partner,
            @RequestParam(defaultValue = "") String state,
            @RequestParam(defaultValue = "1") int page,
            Model model) {
        var filter = new Filter(q, role, partner, state);
        model.addAttribute("filter", filter);
        model.addAttribute("paged", directory.search(filter, Math.max(1, page), PAGE));
        model.addAttribute("address", address("/people", filter));
        model.addAttribute("export", address("/people/export.csv", filter));
        return "people/people";
    }

    @GetMapping("/people/export.csv")
    ResponseEntity<byte[]> export(
            @RequestParam(defaultValue = "") String q,
            @RequestParam(defaultValue = "") String role,
            @RequestParam(defaultValue = "") String partner,
            @RequestParam(defaultValue = "") String state) {
        var csv = new CsvExport("name", "email", "roles", "state", "last signed in");
        directory
                .search(new Filter(q, role, partner, state), 1, 100_000)
                .rows()
                .forEach(row -> csv.row(
                        row.name(),
                        row.email(),
                        String.join("; ", row.roles()),
                        row.state(),
                        row.signedInAt() == null ? null : DateWords.moment(row.signedInAt(), clock.getZone())));
        return csv.download("people.csv");
    }

    @GetMapping("/people/new")
    String add(@RequestParam Map<String, String> values, Model model) {
        model.addAttribute("values", values);
        return "people/person-new";
    }

    @PostMapping("/people")
    String add(@RequestParam Map<String, String> values, Model model, RedirectAttributes after) {
        try {
            var role = role(values);
            var id = people.invite(
                    values.getOrDefault("givenName", ""),
                    values.getOrDefault("familyName", ""),
                    values.getOrDefault("email", ""),
                    role,
                    partner(role, values));
            after.addFlashAttribute("done", "The person is on record and has the role.");
            return "redirect:/people/" + id;
        } catch (Refusal refusal) {
            Problems.show(model, refusal);
            return add(values, model);
        }
    }

    @GetMapping("/people/{id}")
    String person(@PathVariable UUID id, Model model) {
        model.addAttribute(
                "person", directory.find(id).orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND)));
        model.addAttribute("details", people.get(id));
        model.addAttribute("grants", people.roles(id));
        return "people/person";
    }

    @PostMapping("/people/{id}/roles")
    String give(
            @PathVariable UUID id, @RequestParam Map<String, String> values, Model model, RedirectAttributes after) {
        return change(id, "The role was given.", model, after, () -> {
            var role = role(values);
            people.grant(id, role, partner(role, values));
        });
    }

    @PostMapping("/people/{id}/roles/take")
    String take(
            @PathVariable UUID id, @RequestParam Map<String, String> values, Model model, RedirectAttributes after) {
        var partner = values.getOrDefault("partner", "");
        return change(
                id,
                "The role was taken away, and the person was signed out.",
                model,
                after,
                () -> people.revoke(id, role(values), partner.isBlank() ? null : partner));
    }

    @PostMapping("/people/{id}/name")
    String rename(
            @PathVariable UUID id,
            @RequestParam String givenName,
            @RequestParam String familyName,
            @RequestParam String email,
            Model model,
            RedirectAttributes after) {
        return change(
                id, "Name and address are saved.", model, after, () -> people.rename(id, givenName, familyName, email));
    }

    @PostMapping("/people/{id}/disable")
    String disable(
            @PathVariable UUID id,
            @RequestParam(defaultValue = "") String reason,
            Model model,
            RedirectAttributes after) {
        return change(id, "The person can no longer sign in.", model, after, () -> {
            if (reason.isBlank()) {
                throw new Refusal("reason", "Say why, for the record.");
            }
            if (reason.length() > LONGEST_REASON) {
                throw new Refusal("reason", "Shorten the reason to 1,000 characters.");
            }
            people.disable(id, reason.strip());
        });
    }

    @PostMapping("/people/{id}/enable")
    String enable(@PathVariable UUID id, Model model, RedirectAttributes after) {
        return change(id, "The person can sign in again.", model, after, () -> people.enable(id));
    }

    @PostMapping("/people/{id}/link")
    String link(@PathVariable UUID id, Model model, RedirectAttributes after) {
        return change(id, "A link to set a password was sent.", model, after, () -> people.sendNewLink(id));
    }

    private String change(UUID id, String done, Model model, RedirectAttributes after, Runnable work) {
        try {
            work.run();
            after.addFlashAttribute("done", done);
            return "redirect:/people/" + id;
        } catch (Refusal refusal) {
            Problems.show(model, refusal);
            return person(id, model);
        }
    }

    private static Role role(Map<String, String> values) {
        var code = values.getOrDefault("role", "");
        if (code.isBlank()) {
            throw new Refusal("role", "Choose a role.");
        }
        return Role.of(code);
    }

    private @org.jspecify.annotations.Nullable String partner(Role role, Map<String, String> values) {
        var partner = values.getOrDefault("partner", "");
        return switch (role) {
            case COORDINATOR, FACILITATOR, MODERATOR -> {
                if (partner.isBlank()) {
                    throw new Refusal("partner", "Choose the partner at which the person has this role.");
                }
                yield partners.get(partner).code();
            }
            case LEAD, ADMINISTRATOR, CANDIDATE, SPONSOR, COACH -> null;
            case ASSESSOR, SENIOR_ASSESSOR, QUALITY_ASSURER ->
                partner.isBlank() ? null : partners.get(partner).code();
        };
    }

    private static String address(String path, Filter filter) {
        return ListAddress.of(path)
                .with("q", filter.words())
                .with("role", filter.role())
                .with("partner", filter.partner())
                .with("state", filter.state())
                .toString();
    }
}
