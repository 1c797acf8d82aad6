package org.goldthread.programme.web;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import org.goldthread.people.People;
import org.goldthread.people.Viewer;
import org.goldthread.programme.CohortView;
import org.goldthread.programme.Cohorts;
import org.goldthread.programme.Cohorts.SessionChange;
import org.goldthread.programme.SchoolCalendar;
import org.goldthread.programme.SessionView;
import org.goldthread.shared.Role;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Moving a session, its venue and its facilitator. */
@Controller
class SessionPages {

    private final Cohorts cohorts;
    private final SchoolCalendar calendar;
    private final People people;

    SessionPages(Cohorts cohorts, SchoolCalendar calendar, People people) {
        this.cohorts = cohorts;
        this.calendar = calendar;
        this.people = people;
    }

    @GetMapping("/programme/sessions/{id}")
    String session(@AuthenticationPrincipal Viewer viewer, @PathVariable UUID id, Model model) {
        ProgrammeRights.mustRunSome(viewer);
        var session = cohorts.session(id);
        var cohort = mine(viewer, session);
        var values = new HashMap<String, String>();
        values.put("version", String.valueOf(cohorts.sessionVersion(id)));
        values.put("venue", session.venue());
        values.put("facilitator", session.facilitator() == null ? "" : String.valueOf(session.facilitator()));
        values.put("startsAt", calendar.time(session.startsAt()).toString());
        values.put("endsAt", calendar.time(cohorts.sessionEnds(id)).toString());
        Entered.dated(values, "startsOn", calendar.day(session.startsAt()));
        return form(cohort, session, new Entered(values), model);
    }

    @PostMapping("/programme/sessions/{id}")
    String change(
            @AuthenticationPrincipal Viewer viewer,
            @PathVariable UUID id,
            @RequestParam Map<String, String> posted,
            Model model,
            RedirectAttributes redirect) {
        ProgrammeRights.mustRunSome(viewer);
        var session = cohorts.session(id);
        var cohort = mine(viewer, session);
        var form = new Entered(posted);
        var day = form.date("startsOn", "the day");
        var asked = new SessionChange(
                calendar.at(day, form.time("startsAt", "when it starts")),
                calendar.at(day, form.time("endsAt", "when it ends")),
                form.text("venue"),
                form.id("facilitator").orElse(null));
        if (!form.accepted(() -> cohorts.change(id, form.version(), asked, viewer.personId()))) {
            return form(cohort, session, form, model);
        }
        redirect.addFlashAttribute("done", session.title() + " is changed.");
        return "redirect:/programme/cohorts/" + cohort.id();
    }

    private CohortView mine(Viewer viewer, SessionView session) {
        var cohort = cohorts.get(session.cohort());
        ProgrammeRights.mustRun(viewer, cohort.partner());
        return cohort;
    }

    private String form(CohortView cohort, SessionView session, Entered form, Model model) {
        form.show(model);
        model.addAttribute("cohort", cohort);
        model.addAttribute("dated", session);
        model.addAttribute("facilitators", facilitators(people, cohort.partner()));
        return "programme/session";
    }

    static Map<String, String> facilitators(People people, String partner) {
        var names = new LinkedHashMap<String, String>();
        people.withRole(Role.FACILITATOR, partner)
                .forEach(person -> names.put(person.id().toString(), person.name()));
        return names;
    }
}
