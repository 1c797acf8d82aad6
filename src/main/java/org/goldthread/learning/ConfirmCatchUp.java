package org.goldthread.learning;

import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalTime;
import java.util.Map;
import org.goldthread.engine.HumanTask;
import org.goldthread.engine.Journeys;
import org.goldthread.engine.Outcome;
import org.goldthread.engine.Owner;
import org.goldthread.engine.TaskContext;
import org.goldthread.programme.Cohorts;
import org.goldthread.programme.SchoolCalendar;
import org.goldthread.shared.Refusal;
import org.goldthread.shared.Role;
import org.goldthread.tracking.TaskPassedOn;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** A facilitator notes whether a catch-up was held; the coordinator does once it is overdue. */
@Component
class ConfirmCatchUp implements HumanTask<ConfirmCatchUp.Form> {

    private static final String TASK = "confirm-catch-up";
    private static final int DAYS_AFTER = 2;
    private static final LocalTime END_OF_WORK = LocalTime.of(17, 0);

    record Form(
            @NotNull(message = "Choose what happened.")
            @Pattern(regexp = "held|missed", message = "Choose one of the answers.")
            String outcome) {}

    private final CatchUps catchUps;
    private final Enrolments enrolments;
    private final Cohorts cohorts;
    private final SchoolCalendar calendar;
    private final Journeys journeys;
    private final Clock clock;

    ConfirmCatchUp(
            CatchUps catchUps,
            Enrolments enrolments,
            Cohorts cohorts,
            SchoolCalendar calendar,
            Journeys journeys,
            Clock clock) {
        this.catchUps = catchUps;
        this.enrolments = enrolments;
        this.cohorts = cohorts;
        this.calendar = calendar;
        this.journeys = journeys;
        this.clock = clock;
    }

    @Override
    public Owner owner(TaskContext task) {
        var asked = isLate(task) ? Role.COORDINATOR : Role.FACILITATOR;
        return Owner.group(asked, enrolments.get(task.key()).partner());
    }

    @Override
    public Instant dueAt(TaskContext task) {
        var days = isLate(task) ? 2 * DAYS_AFTER : DAYS_AFTER;
        return calendar.at(arranged(task).heldOn().plusDays(days), END_OF_WORK);
    }

    private boolean isLate(TaskContext task) {
        var asked = calendar.at(arranged(task).heldOn().plusDays(DAYS_AFTER), END_OF_WORK);
        return !clock.instant().isBefore(asked);
    }

    /** Overdue: from now on it is the coordinator's, as a register is. */
    @EventListener
    void passedOn(TaskPassedOn overdue) {
        if (overdue.name().equals(TASK)) {
            journeys.refreshTask(overdue.key(), TASK);
        }
    }

    @Override
    public String about(TaskContext task) {
        return enrolments.candidateName(task.key()) + ": "
                + cohorts.session(arranged(task).session()).title();
    }

    @Override
    public Map<String, Object> prepare(TaskContext task) {
        var catchUp = arranged(task);
        return Map.of(
                "candidate", enrolments.candidateName(task.key()),
                "session", cohorts.session(catchUp.session()).title(),
                "day", LearningLetters.day(catchUp.heldOn()),
                "place", catchUp.place());
    }

    private CatchUp arranged(TaskContext task) {
        return catchUps.arranged(task.key(), ArrangeCatchUp.kind(task));
    }

    @Override
    public void guard(TaskContext task) {
        if (task.actor().equals(enrolments.get(task.key()).person())) {
            throw new Refusal("You cannot confirm your own catch-up.");
        }
    }

    @Override
    public Outcome complete(TaskContext task, Form form) {
        catchUps.confirm(task.key(), ArrangeCatchUp.kind(task), form.outcome().equals("held"), task.actor());
        return Outcome.of(form.outcome());
    }
}
