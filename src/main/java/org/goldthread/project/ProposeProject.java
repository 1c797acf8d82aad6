package org.goldthread.project;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import org.goldthread.engine.HumanTask;
import org.goldthread.engine.Outcome;
import org.goldthread.engine.Owner;
import org.goldthread.engine.TaskContext;
import org.goldthread.learning.Enrolments;
import org.goldthread.shared.Refusal;
import org.springframework.stereotype.Component;

/** The candidate proposes the project, or mends the proposal. */
@Component
class ProposeProject implements HumanTask<ProposeProject.Form> {

    private static final Duration TO_PROPOSE = Duration.ofDays(56);
    private static final Duration TO_MEND = Duration.ofDays(14);

    record Form(
            @NotBlank(message = "Give the project a title.")
            @Size(max = 150, message = "Shorten the title to 150 characters.")
            String title,

            @NotBlank(message = "Say what changes for pupils.")
            @Size(max = 3000, message = "Shorten this to 3,000 characters.")
            String pupilAim,

            @NotBlank(message = "Say what your team learns.")
            @Size(max = 3000, message = "Shorten this to 3,000 characters.")
            String teamAim,

            @NotNull(message = "Enter how many people are in your team.")
            @Min(value = 1, message = "A team has at least one person.")
            @Max(value = 500, message = "Enter 500 or fewer.")
            Integer teamSize,

            @NotBlank(message = "Choose the phase.") @Size(max = 40, message = "Choose one of the phases.")
            String phase) {}

    private final Projects projects;
    private final Enrolments enrolments;
    private final StartBy startBy;

    ProposeProject(Projects projects, Enrolments enrolments, StartBy startBy) {
        this.projects = projects;
        this.enrolments = enrolments;
        this.startBy = startBy;
    }

    @Override
    public Owner owner(TaskContext task) {
        return Owner.person(enrolments.get(task.key()).person());
    }

    @Override
    public Instant dueAt(TaskContext task) {
        return task.createdAt().plus(projects.find(task.key()).isPresent() ? TO_MEND : TO_PROPOSE);
    }

    @Override
    public String about(TaskContext task) {
        return projects.of(task.key()).map(ProjectView::title).orElse("Your improvement project");
    }

    @Override
    public Map<String, Object> prepare(TaskContext task) {
        var values = new HashMap<String, Object>();
        values.put("returned", "");
        values.put("startBy", startBy.sentence(task.key()));
        projects.find(task.key()).ifPresent(project -> {
            var proposal = project.proposal();
            values.put("title", proposal.title());
            values.put("pupilAim", proposal.pupilAim());
            values.put("teamAim", proposal.teamAim());
            values.put("teamSize", proposal.teamSize());
            values.put("phase", proposal.phase());
            if (project.decisionReason() != null) {
                values.put("returned", project.decisionReason());
            }
        });
        return values;
    }

    @Override
    public void guard(TaskContext task) {
        if (!task.actor().equals(enrolments.get(task.key()).person())) {
            throw new Refusal("Only the candidate can propose their project.");
        }
    }

    @Override
    public Outcome complete(TaskContext task, Form form) {
        var proposal = new Project.Proposal(
                form.title().strip(),
                form.pupilAim().strip(),
                form.teamAim().strip(),
                form.teamSize(),
                form.phase().strip());
        projects.propose(task.key(), proposal, task.actor());
        return Outcome.of("proposed");
    }
}
