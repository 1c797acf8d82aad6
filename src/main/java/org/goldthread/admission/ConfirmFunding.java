package org.goldthread.admission;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
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

/** The coordinator records who pays, decides on a scholarship that was asked for, or declines for want of funding. */
@Component
class ConfirmFunding implements HumanTask<ConfirmFunding.Confirmation> {

    private static final int PENCE = 100;

    private final ApplicationFacts facts;
    private final ScholarshipFund fund;
    private final AdmissionLetters letters;
    private final Closings closings;
    private final Due due;

    ConfirmFunding(ApplicationFacts facts, ScholarshipFund fund, AdmissionLetters letters, Closings closings, Due due) {
        this.facts = facts;
        this.fund = fund;
        this.letters = letters;
        this.closings = closings;
        this.due = due;
    }

    record Confirmation(
            @NotNull(message = "Choose what should happen.")
            @Pattern(regexp = "confirmed|declined", message = "Choose what should happen.")
            String decision,

            @Nullable @Pattern(regexp = "|school|trust|self", message = "Choose who pays.")
            String payer,

            @Nullable @Size(max = 60, message = "Shorten the reference to 60 characters.")
            String purchaseOrder,

            @Nullable @Pattern(regexp = "|give|refuse", message = "Choose give or refuse.")
            String scholarship,

            @Nullable
            @Min(value = 1, message = "Enter whole pounds, at least 1.")
            @Max(value = 100_000, message = "Enter an amount within the fee.")
            Integer scholarshipPounds,

            @Nullable @Size(max = 1000, message = "Shorten the reason to 1,000 characters.")
            String scholarshipReason,

            @Nullable @Size(max = 1000, message = "Shorten the reason to 1,000 characters.")
            String coachReason,

            @Nullable @Size(max = 1000, message = "Shorten the reason to 1,000 characters.")
            String reason) {}

    @Override
    public Owner owner(TaskContext task) {
        return Owner.group(Role.COORDINATOR, facts.of(task).partner());
    }

    @Override
    public Instant dueAt(TaskContext task) {
        return due.workingDays(task, 10);
    }

    @Override
    public String about(TaskContext task) {
        return facts.about(task);
    }

    @Override
    public Map<String, Object> prepare(TaskContext task) {
        var application = facts.of(task);
        var shown = facts.facts(application);
        shown.put("fee", Money.pounds(application.feePence()));
        shown.put("given", Money.pounds(application.scholarshipPence()));
        shown.put("toPay", Money.pounds(application.feePence() - application.scholarshipPence()));
        shown.put("budgetLeft", Money.pounds(fund.of(application.partner()).left()));
        shown.put("scholarshipAsked", asksForScholarship(application));
        shown.put("coachIsSponsor", coachIsSponsor(application));
        shown.put("payer", application.particulars().funding() == Funding.SELF ? "self" : "school");
        return shown;
    }

    @Override
    public Outcome complete(TaskContext task, Confirmation confirmation) {
        var application = facts.of(task);
        if (confirmation.decision().equals("declined")) {
            var why = Reasons.required("reason", confirmation.reason(), "Enter the reason; the candidate reads it.");
            application.willEnd(why);
            closings.noted(task.key(), task.actor(), "Funding declined", why);
            return Outcome.of("declined");
        }
        var payer = Reasons.required("payer", confirmation.payer(), "Choose who pays.");
        if (asksForScholarship(application)) {
            decideScholarship(task, application, confirmation);
        }
        if (coachIsSponsor(application)) {
            var why = Reasons.required(
                    "coachReason", confirmation.coachReason(), "Enter why one person is sponsor and coach.");
            closings.noted(task.key(), task.actor(), "Allowed one person to be sponsor and coach", why);
        }
        var order = confirmation.purchaseOrder();
        application.fund(payer, order == null || order.isBlank() ? null : order.strip());
        closings.noted(task.key(), task.actor(), "Funding confirmed", confirmation.reason());
        letters.feeDecided(application);
        return Outcome.of("confirmed");
    }

    private void decideScholarship(TaskContext task, Application application, Confirmation confirmation) {
        var decision = Reasons.required(
                "scholarship", confirmation.scholarship(), "Decide on the scholarship that was asked for.");
        var why = Reasons.required(
                "scholarshipReason", confirmation.scholarshipReason(), "Enter the reason for your decision.");
        if (decision.equals("refuse")) {
            closings.noted(task.key(), task.actor(), "Scholarship refused", why);
            return;
        }
        var pounds = confirmation.scholarshipPounds();
        if (pounds == null || pounds * PENCE > application.feePence()) {
            throw new Refusal("scholarshipPounds", "Enter whole pounds, up to the fee.");
        }
        if (!fund.give(application.id(), application.partner(), pounds * PENCE)) {
            throw new Refusal(
                    "scholarshipPounds",
                    "Only " + Money.pounds(fund.of(application.partner()).left())
                            + " of the scholarship budget are left. Enter less, refuse, or ask the lead for more.");
        }
        application.grantScholarship(pounds * PENCE);
        closings.noted(task.key(), task.actor(), "Scholarship of " + Money.pounds(pounds * PENCE) + " given", why);
    }

    /** Inside the three districts it is automatic, so nothing is left to decide. */
    private static boolean asksForScholarship(Application application) {
        return application.particulars().funding() == Funding.SCHOLARSHIP && application.scholarshipPence() == 0;
    }

    private static boolean coachIsSponsor(Application application) {
        var particulars = application.particulars();
        return particulars.sponsorEmail().equals(particulars.coachEmail());
    }
}
