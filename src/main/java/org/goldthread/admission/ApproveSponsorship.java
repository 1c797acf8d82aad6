package org.goldthread.admission;

import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Objects;
import org.goldthread.engine.HumanTask;
import org.goldthread.engine.Outcome;
import org.goldthread.engine.Owner;
import org.goldthread.engine.TaskContext;
import org.goldthread.people.People;
import org.goldthread.shared.Refusal;
import org.goldthread.shared.Role;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** The sponsor approves and commits the school, asks for changes, or declines. */
@Component
class ApproveSponsorship implements HumanTask<ApproveSponsorship.Decision> {

    private final ApplicationFacts facts;
    private final AdmissionLetters letters;
    private final Closings closings;
    private final People people;

    ApproveSponsorship(ApplicationFacts facts, AdmissionLetters letters, Closings closings, People people) {
        this.facts = facts;
        this.people = people;
        this.letters = letters;
        this.closings = closings;
    }

    static final Duration TIME = Duration.ofDays(28);
    private static final String COMMIT = "Tick this to approve: the candidate cannot take part without it.";

    record Decision(
            @NotNull(message = "Choose your decision.")
            @Pattern(regexp = "approved|changes|declined", message = "Choose your decision.")
            String decision,

            @Nullable Boolean release,
            @Nullable Boolean project,
            @Nullable Boolean coach,
            @Nullable Boolean fee,

            @Nullable @Size(max = 100, message = "Shorten the name to 100 characters.")
            String coachName,

            @Nullable @Size(max = 254, message = "Shorten the address.")
            String coachEmail,

            @Nullable @Size(max = 1000, message = "Shorten the reason to 1,000 characters.")
            String reason) {}

    @Override
    public Owner owner(TaskContext task) {
        return Owner.person(facts.of(task).sponsor());
    }

    @Override
    public Instant dueAt(TaskContext task) {
        return task.createdAt().plus(TIME);
    }

    @Override
    public String about(TaskContext task) {
        return facts.about(task);
    }

    @Override
    public Map<String, Object> prepare(TaskContext task) {
        var application = facts.of(task);
        var shown = facts.facts(application);
        shown.put("coachName", application.particulars().coachName());
        shown.put("coachEmail", application.particulars().coachEmail());
        return shown;
    }

    @Override
    public Outcome complete(TaskContext task, Decision decision) {
        var application = facts.of(task);
        switch (decision.decision()) {
            case "approved" -> approve(task, application, decision);
            case "changes" -> {
                var what = Reasons.required("reason", decision.reason(), "Enter what should change.");
                application.sponsorAsksChanges(what);
                letters.changesAsked(application);
                closings.noted(task.key(), task.actor(), "Asked the candidate for changes", what);
            }
            default -> {
                var why =
                        Reasons.required("reason", decision.reason(), "Enter why you decline; the candidate reads it.");
                application.sponsorDeclines(why);
                closings.noted(task.key(), task.actor(), "Declined to sponsor", why);
            }
        }
        return Outcome.of(decision.decision());
    }

    @Override
    public void handedOver(TaskContext task) {
        var to = people.get(Objects.requireNonNull(task.actor()));
        people.grant(to.id(), Role.SPONSOR, null);
        facts.of(task).handOverTo(to.id(), to.name(), to.email());
        closings.noted(task.key(), null, to.name() + " is the sponsor now", null);
    }

    private void approve(TaskContext task, Application application, Decision decision) {
        commit("release", decision.release());
        commit("project", decision.project());
        commit("coach", decision.coach());
        commit("fee", decision.fee());
        var coach = Reading.coach(decision.coachName(), decision.coachEmail());
        if (coach.email().equals(application.particulars().email())) {
            throw new Refusal("coachEmail", "The coach must be somebody other than the candidate.");
        }
        application.sponsorApproves(coach.name(), coach.email());
        letters.sponsorApproved(application);
        closings.noted(
                task.key(),
                task.actor(),
                "Approved, and committed the school to release, project, coach and fee",
                decision.reason());
    }

    private static void commit(String field, @Nullable Boolean ticked) {
        if (!Boolean.TRUE.equals(ticked)) {
            throw new Refusal(field, COMMIT);
        }
    }
}
