package org.goldthread.project;

import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.goldthread.engine.HumanTask;
import org.goldthread.engine.Outcome;
import org.goldthread.engine.Owner;
import org.goldthread.engine.TaskContext;
import org.goldthread.learning.Enrolments;
import org.goldthread.learning.Renewed;
import org.goldthread.shared.Refusal;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** The sponsor approves the project or sends it back. */
@Component
class ApproveProject implements HumanTask<ApproveProject.Form> {

    private static final Duration TO_DECIDE = Duration.ofDays(14);

    record Form(
            @NotNull(message = "Choose what you decide.")
            @Pattern(regexp = "approved|returned", message = "Choose one of the answers.")
            String decision,

            @Nullable @Size(max = 2000, message = "Shorten this to 2,000 characters.")
            String reason) {}

    private final Projects projects;
    private final Enrolments enrolments;
    private final Clock clock;

    ApproveProject(Projects projects, Enrolments enrolments, Clock clock) {
        this.projects = projects;
        this.enrolments = enrolments;
        this.clock = clock;
    }

    @Override
    public Owner owner(TaskContext task) {
        return Owner.person(enrolments.get(task.key()).sponsor());
    }

    @Override
    public Instant dueAt(TaskContext task) {
        return Renewed.due(task.createdAt().plus(TO_DECIDE), clock.instant());
    }

    @Override
    public String about(TaskContext task) {
        return enrolments.candidateName(task.key()) + ": "
                + projects.of(task.key()).map(ProjectView::title).orElse("project");
    }

    @Override
    public Map<String, Object> prepare(TaskContext task) {
        var proposal = projects.find(task.key()).orElseThrow().proposal();
        return Map.of(
                "candidate", enrolments.candidateName(task.key()),
                "title", proposal.title(),
                "pupilAim", proposal.pupilAim(),
                "teamAim", proposal.teamAim(),
                "teamSize", proposal.teamSize(),
                "phase", proposal.phase());
    }

    @Override
    public void guard(TaskContext task) {
        if (!task.actor().equals(enrolments.get(task.key()).sponsor())) {
            throw new Refusal("Only the candidate's sponsor can decide this. A coordinator can change who that is.");
        }
    }

    @Override
    public Outcome complete(TaskContext task, Form form) {
        var reason = form.reason() == null ? "" : form.reason().strip();
        if (form.decision().equals("returned")) {
            if (reason.isEmpty()) {
                throw new Refusal("reason", "Say what is to be changed.");
            }
            projects.sendBack(task.key(), task.actor(), reason);
        } else {
            projects.approve(task.key(), task.actor(), reason.isEmpty() ? null : reason);
        }
        return Outcome.of(form.decision());
    }
}
