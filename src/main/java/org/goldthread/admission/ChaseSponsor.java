package org.goldthread.admission;

import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.util.Map;
import org.goldthread.engine.HumanTask;
import org.goldthread.engine.Outcome;
import org.goldthread.engine.Owner;
import org.goldthread.engine.TaskContext;
import org.goldthread.shared.Refusal;
import org.goldthread.shared.Role;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** The coordinator follows up a silent sponsor: mends the address, asks somebody else, or ends it. */
@Component
class ChaseSponsor implements HumanTask<ChaseSponsor.Chase> {

    private final ApplicationFacts facts;
    private final Arrivals arrivals;
    private final Closings closings;
    private final Due due;

    ChaseSponsor(ApplicationFacts facts, Arrivals arrivals, Closings closings, Due due) {
        this.facts = facts;
        this.arrivals = arrivals;
        this.closings = closings;
        this.due = due;
    }

    record Chase(
            @NotNull(message = "Choose what should happen.")
            @Pattern(regexp = "ask-again|declined|withdrawn", message = "Choose what should happen.")
            String decision,

            @Nullable @Size(max = 100, message = "Shorten the name to 100 characters.")
            String sponsorName,

            @Nullable @Size(max = 254, message = "Shorten the address.")
            String sponsorEmail,

            @Nullable @Size(max = 100, message = "Shorten the post to 100 characters.")
            String sponsorRole,

            @Nullable @Size(max = 1000, message = "Shorten the reason to 1,000 characters.")
            String reason) {}

    @Override
    public Owner owner(TaskContext task) {
        return Owner.group(Role.COORDINATOR, facts.of(task).partner());
    }

    @Override
    public Instant dueAt(TaskContext task) {
        return due.workingDays(task, 5);
    }

    @Override
    public String about(TaskContext task) {
        return facts.about(task);
    }

    @Override
    public Map<String, Object> prepare(TaskContext task) {
        var application = facts.of(task);
        var p = application.particulars();
        var shown = facts.facts(application);
        shown.put("reminders", application.reminders());
        shown.put("sponsorName", p.sponsorName());
        shown.put("sponsorEmail", p.sponsorEmail());
        shown.put("sponsorRole", p.sponsorRole());
        return shown;
    }

    @Override
    public Outcome complete(TaskContext task, Chase chase) {
        var application = facts.of(task);
        if (chase.decision().equals("ask-again")) {
            askAgain(task, application, chase);
        } else {
            var why = Reasons.required("reason", chase.reason(), "Enter the reason; the candidate reads it.");
            if (chase.decision().equals("declined")) {
                application.sponsorDeclines(why);
                closings.noted(task.key(), task.actor(), "Closed for want of a sponsor", why);
            } else {
                application.giveUpOnSponsor(why);
                closings.noted(task.key(), task.actor(), "Withdrew the application for the candidate", why);
            }
        }
        return Outcome.of(chase.decision());
    }

    private void askAgain(TaskContext task, Application application, Chase chase) {
        var before = application.particulars();
        var sponsor = Reading.sponsor(chase.sponsorName(), chase.sponsorEmail());
        if (arrivals.disabled(sponsor.email())) {
            throw new Refusal("sponsorEmail", Arrivals.SPONSOR_GONE);
        }
        var role = chase.sponsorRole() == null ? "" : chase.sponsorRole().strip();
        application.sponsorBecomes(sponsor.name(), sponsor.email(), role);
        application.askSponsorAgain();
        var same = before.sponsorEmail().equals(sponsor.email());
        closings.noted(
                task.key(),
                task.actor(),
                same ? "Asked the sponsor again" : "Asked " + sponsor.name() + " instead of " + before.sponsorName(),
                chase.reason());
    }
}
