package org.goldthread.learning;

import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.Map;
import org.goldthread.engine.HumanTask;
import org.goldthread.engine.Outcome;
import org.goldthread.engine.Owner;
import org.goldthread.engine.TaskContext;
import org.goldthread.programme.SchoolCalendar;
import org.goldthread.programme.SessionView;
import org.goldthread.shared.Refusal;
import org.goldthread.shared.Role;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** The coordinator arranges a catch-up of a missed session, or excuses it. */
@Component
class ArrangeCatchUp implements HumanTask<ArrangeCatchUp.Form> {

    private static final int WORKING_DAYS = 10;
    private static final LocalTime END_OF_WORK = LocalTime.of(17, 0);

    record Form(
            @NotNull(message = "Choose what is to happen.")
            @Pattern(regexp = "arranged|excused", message = "Choose one of the answers.")
            String decision,

            @Nullable LocalDate heldOn,

            @Nullable @Size(max = 200, message = "Shorten the place to 200 characters.")
            String place,

            @Nullable @Size(max = 1000, message = "Shorten the reason to 1,000 characters.")
            String reason) {}

    private final CatchUps catchUps;
    private final Enrolments enrolments;
    private final SchoolCalendar calendar;
    private final Clock clock;

    ArrangeCatchUp(CatchUps catchUps, Enrolments enrolments, SchoolCalendar calendar, Clock clock) {
        this.catchUps = catchUps;
        this.enrolments = enrolments;
        this.calendar = calendar;
        this.clock = clock;
    }

    /** The induction's catch-up belongs to the induction, every other to the days. */
    static SessionView.Kind kind(TaskContext task) {
        return "induction".equals(task.process()) ? SessionView.Kind.INDUCTION : SessionView.Kind.DAY;
    }

    @Override
    public Owner owner(TaskContext task) {
        return Owner.group(Role.COORDINATOR, enrolments.get(task.key()).partner());
    }

    @Override
    public Instant dueAt(TaskContext task) {
        var created = task.createdAt().atZone(clock.getZone()).toLocalDate();
        var usual = calendar.at(calendar.afterWorkingDays(created, WORKING_DAYS), END_OF_WORK);
        var last = catchUps.until(task.key());
        return last.isBefore(usual) && last.isAfter(task.createdAt()) ? last : usual;
    }

    @Override
    public String about(TaskContext task) {
        return enrolments.candidateName(task.key()) + ": "
                + catchUps.missed(task.key(), kind(task)).title();
    }

    @Override
    public Map<String, Object> prepare(TaskContext task) {
        var last = catchUps.lastDay(task.key());
        return Map.of(
                "candidate",
                enrolments.candidateName(task.key()),
                "session",
                catchUps.missed(task.key(), kind(task)).title(),
                "lastDay",
                last.toString(),
                "lastDayInWords",
                LearningLetters.day(last));
    }

    @Override
    public void guard(TaskContext task) {
        if (task.actor().equals(enrolments.get(task.key()).person())) {
            throw new Refusal("You cannot arrange your own catch-up.");
        }
    }

    @Override
    public Outcome complete(TaskContext task, Form form) {
        if (form.decision().equals("excused")) {
            var reason = required("reason", form.reason(), "Say why no catch-up is needed.");
            catchUps.excuse(task.key(), kind(task), reason, task.actor());
        } else {
            if (form.heldOn() == null) {
                throw new Refusal("heldOn", "Enter the day of the catch-up.");
            }
            var place = required("place", form.place(), "Say where the catch-up is, or how to join it.");
            catchUps.arrange(task.key(), kind(task), form.heldOn(), place, task.actor());
        }
        return Outcome.of(form.decision());
    }

    private static String required(String field, @Nullable String value, String sentence) {
        if (value == null || value.isBlank()) {
            throw new Refusal(field, sentence);
        }
        return value.strip();
    }
}
