package org.goldthread.programme.web;

import java.time.Clock;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.goldthread.people.Partners;
import org.goldthread.people.Partners.PartnerView;
import org.goldthread.people.People;
import org.goldthread.people.Viewer;
import org.goldthread.programme.CohortFilter;
import org.goldthread.programme.CohortView;
import org.goldthread.programme.Cohorts;
import org.goldthread.programme.Cohorts.NewCohort;
import org.goldthread.programme.DeliveryPlans;
import org.goldthread.programme.IntakeView;
import org.goldthread.programme.Intakes;
import org.goldthread.programme.SessionView;
import org.goldthread.shared.CsvExport;
import org.goldthread.shared.DateWords;
import org.goldthread.shared.ListAddress;
import org.goldthread.shared.NotFound;
import org.goldthread.shared.Role;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Cohorts with their seats and sessions. */
@Controller
class CohortPages {

    private final Cohorts cohorts;
    private final Intakes intakes;
    private final DeliveryPlans plans;
    private final Partners partners;
    private final People people;
    private final Clock clock;

    CohortPages(Cohorts cohorts, Intakes intakes, DeliveryPlans plans, Partners partners, People people, Clock clock) {
        this.cohorts = cohorts;
        this.intakes = intakes;
        this.plans = plans;
        this.partners = partners;
        this.people = people;
        this.clock = clock;
    }

    @GetMapping("/programme/cohorts")
    String list(
            @AuthenticationPrincipal Viewer viewer,
            @RequestParam(required = false) @Nullable UUID intake,
            @RequestParam(defaultValue = "") String q,
            @RequestParam(defaultValue = "1") int page,
            Model model) {
        var filter = filter(viewer, intake, q, page);
        model.addAttribute("rows", cohorts.search(filter));
        model.addAttribute("intakes", intakeNames());
        model.addAttribute("intake", intake);
        model.addAttribute("q", q.strip());
        model.addAttribute("address", address("/programme/cohorts", filter));
        model.addAttribute("csv", address("/programme/cohorts.csv", filter));
        return "programme/cohorts";
    }

    @GetMapping("/programme/cohorts.csv")
    ResponseEntity<byte[]> export(
            @AuthenticationPrincipal Viewer viewer,
            @RequestParam(required = false) @Nullable UUID intake,
            @RequestParam(defaultValue = "") String q) {
        var names = intakeNames();
        var csv = new CsvExport("Cohort", "Partner", "Intake", "Induction", "Seats", "Taken");
        var page = 1;
        var rows = cohorts.search(filter(viewer, intake, q, page));
        while (!rows.rows().isEmpty()) {
            rows.rows()
                    .forEach(cohort -> csv.row(
                            cohort.name(),
                            cohort.partner(),
                            names.get(cohort.intake().toString()),
                            DateWords.moment(cohort.inductionAt(), clock.getZone()),
                            cohort.seats(),
                            cohort.taken()));
            page++;
            rows = cohorts.search(filter(viewer, intake, q, page));
        }
        return csv.download("cohorts.csv");
    }

    private static CohortFilter filter(Viewer viewer, @Nullable UUID intake, String q, int page) {
        ProgrammeRights.mustRunSome(viewer);
        return new CohortFilter(
                ProgrammeRights.partners(viewer), intake, q.isBlank() ? null : q.strip(), Math.max(1, page));
    }

    private static String address(String path, CohortFilter filter) {
        var intake = filter.intake();
        return ListAddress.of(path)
                .with("intake", intake == null ? null : intake.toString())
                .with("q", filter.search())
                .toString();
    }

    @GetMapping("/programme/cohorts/new")
    String blank(@AuthenticationPrincipal Viewer viewer, @RequestParam Map<String, String> given, Model model) {
        ProgrammeRights.mustRunSome(viewer);
        return blank(viewer, new Entered(given), model);
    }

    @PostMapping("/programme/cohorts/new")
    String add(
            @AuthenticationPrincipal Viewer viewer,
            @RequestParam Map<String, String> posted,
            Model model,
            RedirectAttributes redirect) {
        var form = new Entered(posted);
        ProgrammeRights.mustRun(viewer, form.text("partner"));
        var seats = form.whole("seats", "the seats");
        var intake = form.id("intake").orElseGet(() -> form.wrong("intake", "Choose an intake.", new UUID(0, 0)));
        var plan = form.id("plan").orElse(DeliveryPlans.SHIPPED);
        var asked = new NewCohort(
                intake,
                form.text("partner"),
                form.text("name"),
                seats,
                form.date("inductionOn", "the day of the induction"),
                plan,
                form.text("venue"),
                form.id("facilitator").orElse(null));
        var planPartner = plans.get(plan).partner();
        if (planPartner != null && !planPartner.equals(asked.partner())) {
            form.wrong("plan", "Choose the plan as shipped or one of this partner.", plan);
        }
        return form.accepted(() -> {
                    var id = cohorts.add(asked, viewer.personId());
                    redirect.addFlashAttribute(
                            "done", "The cohort is added and its sessions are dated. Check them here.");
                    redirect.addAttribute("id", id);
                })
                ? "redirect:/programme/cohorts/{id}"
                : blank(viewer, form, model);
    }

    @GetMapping("/programme/cohorts/{id}")
    String cohort(@AuthenticationPrincipal Viewer viewer, @PathVariable UUID id, Model model) {
        var cohort = mine(viewer, id);
        var values = new HashMap<String, String>();
        values.put("name", cohort.name());
        values.put("seats", String.valueOf(cohort.seats()));
        values.put("version", String.valueOf(cohorts.version(id)));
        return show(viewer, cohort, new Entered(values), model);
    }

    @PostMapping("/programme/cohorts/{id}")
    String change(
            @AuthenticationPrincipal Viewer viewer,
            @PathVariable UUID id,
            @RequestParam Map<String, String> posted,
            Model model,
            RedirectAttributes redirect) {
        var cohort = mine(viewer, id);
        var form = new Entered(posted);
        var seats = form.whole("seats", "the seats");
        if (!form.accepted(() -> cohorts.change(id, form.version(), form.text("name"), seats, viewer.personId()))) {
            return show(viewer, cohort, form, model);
        }
        redirect.addFlashAttribute("done", "The cohort is changed.");
        return "redirect:/programme/cohorts/" + id;
    }

    private CohortView mine(Viewer viewer, UUID id) {
        ProgrammeRights.mustRunSome(viewer);
        var cohort = cohorts.get(id);
        ProgrammeRights.mustRun(viewer, cohort.partner());
        return cohort;
    }

    private String show(Viewer viewer, CohortView cohort, Entered form, Model model) {
        form.show(model);
        model.addAttribute("registers", viewer.is(Role.LEAD) || viewer.isAt(Role.COORDINATOR, cohort.partner()));
        var sessions = cohorts.sessions(cohort.id());
        model.addAttribute("cohort", cohort);
        model.addAttribute("intake", intakes.get(cohort.intake()));
        model.addAttribute("sessions", sessions);
        model.addAttribute(
                "people",
                people.all(sessions.stream()
                        .map(SessionView::facilitator)
                        .filter(Objects::nonNull)
                        .distinct()
                        .toList()));
        return "programme/cohort";
    }

    private String blank(Viewer viewer, Entered form, Model model) {
        var mine = ProgrammeRights.partners(viewer);
        var choice = new LinkedHashMap<String, String>();
        partners.all().stream()
                .filter(partner -> mine == null || mine.contains(partner.code()))
                .forEach(partner -> choice.put(partner.code(), partner.name()));
        if (choice.isEmpty()) {
            throw new NotFound();
        }
        var partner = choice.containsKey(form.text("partner"))
                ? form.text("partner")
                : choice.keySet().iterator().next();
        form.show(model);
        model.addAttribute("partners", choice);
        model.addAttribute("partner", new PartnerView(partner, choice.getOrDefault(partner, partner)));
        model.addAttribute("intakes", intakeNames());
        var planNames = new LinkedHashMap<String, String>();
        plans.usableBy(partner).forEach(plan -> planNames.put(plan.id().toString(), plan.name()));
        model.addAttribute("plans", planNames);
        model.addAttribute("facilitators", SessionPages.facilitators(people, partner));
        return "programme/cohort-new";
    }

    private Map<String, String> intakeNames() {
        var names = new LinkedHashMap<String, String>();
        intakes.all().stream()
                .sorted(Comparator.comparing(IntakeView::startsOn, Comparator.<LocalDate>reverseOrder()))
                .forEach(intake -> names.put(intake.id().toString(), intake.qualification() + " " + intake.code()));
        return names;
    }
}
