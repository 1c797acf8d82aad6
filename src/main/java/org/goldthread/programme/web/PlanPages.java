package org.goldthread.programme.web;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.goldthread.people.Partners;
import org.goldthread.people.Viewer;
import org.goldthread.programme.DeliveryPlans;
import org.goldthread.programme.PlanView;
import org.goldthread.programme.PlanView.PlannedSession;
import org.goldthread.programme.SessionView.Kind;
import org.goldthread.shared.ListAddress;
import org.goldthread.shared.Paged;
import org.goldthread.shared.SearchPattern;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Delivery plans: the one as shipped, and copies of it that partners change. */
@Controller
class PlanPages {

    private static final int ROWS = 10;
    private static final int PLANS = 25;

    private final DeliveryPlans plans;
    private final Partners partners;

    PlanPages(DeliveryPlans plans, Partners partners) {
        this.plans = plans;
        this.partners = partners;
    }

    @GetMapping("/programme/plans")
    String list(
            @AuthenticationPrincipal Viewer viewer,
            @RequestParam(defaultValue = "") String q,
            @RequestParam(defaultValue = "1") int page,
            Model model) {
        ProgrammeRights.mustRunSome(viewer);
        var mine = ProgrammeRights.partners(viewer);
        var fitting = plans.usableBy(null).stream()
                .filter(plan -> plan.partner() == null || mine == null || mine.contains(plan.partner()))
                .filter(plan -> SearchPattern.found(q, plan.name(), plan.partner() == null ? "" : plan.partner()))
                .toList();
        model.addAttribute("rows", Paged.of(fitting, Math.max(1, page), PLANS));
        model.addAttribute("q", q);
        model.addAttribute(
                "address", ListAddress.of("/programme/plans").with("q", q).toString());
        return "programme/plans";
    }

    @GetMapping("/programme/plans/{id}")
    String plan(@AuthenticationPrincipal Viewer viewer, @PathVariable UUID id, Model model) {
        return form(viewer, readable(viewer, id), new Entered(values(plans.get(id))), model);
    }

    /** Changes the plan, or makes a copy of it for the partner chosen. */
    @PostMapping("/programme/plans/{id}")
    String change(
            @AuthenticationPrincipal Viewer viewer,
            @PathVariable UUID id,
            @RequestParam Map<String, String> posted,
            Model model,
            RedirectAttributes redirect) {
        var plan = readable(viewer, id);
        var form = new Entered(posted);
        var sessions = sessions(form);
        var copies = plan.partner() == null || form.has("copyFor");
        ProgrammeRights.mustRun(viewer, copies ? form.text("copyFor") : plan.partner());
        Runnable command = copies
                ? () -> plans.add(
                        partners.get(form.text("copyFor")).code(),
                        plan.qualification(),
                        form.text("name"),
                        sessions,
                        viewer.personId())
                : () -> plans.change(id, form.version(), form.text("name"), sessions, viewer.personId());
        if (!form.accepted(command)) {
            return form(viewer, plan, form, model);
        }
        redirect.addFlashAttribute("done", "The plan is kept. New cohorts can use it; existing ones stay as they are.");
        return "redirect:/programme/plans";
    }

    private PlanView readable(Viewer viewer, UUID id) {
        ProgrammeRights.mustRunSome(viewer);
        var plan = plans.get(id);
        if (plan.partner() != null) {
            ProgrammeRights.mustRun(viewer, plan.partner());
        }
        return plan;
    }

    private String form(Viewer viewer, PlanView plan, Entered form, Model model) {
        form.show(model);
        var mine = ProgrammeRights.partners(viewer);
        var choice = new LinkedHashMap<String, String>();
        partners.all().stream()
                .filter(partner -> mine == null || mine.contains(partner.code()))
                .forEach(partner -> choice.put(partner.code(), partner.name()));
        model.addAttribute("plan", plan);
        model.addAttribute("partners", choice);
        model.addAttribute("rows", ROWS - 1);
        return "programme/plan";
    }

    /** The first row is the induction, the last the final twilight, what lies between are the days. */
    private static List<PlannedSession> sessions(Entered form) {
        var filled = new ArrayList<Integer>();
        for (int row = 0; row < ROWS; row++) {
            if (form.has("title" + row)) {
                filled.add(row);
            }
        }
        var sessions = new ArrayList<PlannedSession>();
        for (int index = 0; index < filled.size(); index++) {
            var row = filled.get(index);
            var kind = index == 0 ? Kind.INDUCTION : index == filled.size() - 1 ? Kind.FINAL_TWILIGHT : Kind.DAY;
            sessions.add(new PlannedSession(
                    kind,
                    kind == Kind.DAY ? index : 1,
                    form.text("title" + row),
                    form.whole("offset" + row, "the days after the induction"),
                    form.time("starts" + row, "when it starts"),
                    form.whole("minutes" + row, "how many minutes it lasts")));
        }
        return sessions;
    }

    private static Map<String, String> values(PlanView plan) {
        var values = new HashMap<String, String>();
        values.put("name", plan.partner() == null ? "" : plan.name());
        values.put("version", String.valueOf(plan.version()));
        for (int row = 0; row < plan.sessions().size(); row++) {
            var session = plan.sessions().get(row);
            values.put("title" + row, session.title());
            values.put("offset" + row, String.valueOf(session.offsetDays()));
            values.put("starts" + row, session.startsAt().toString());
            values.put("minutes" + row, String.valueOf(session.minutes()));
        }
        return values;
    }
}
