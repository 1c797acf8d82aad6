package org.goldthread.assessment;

import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import java.time.Clock;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import org.goldthread.engine.HumanTask;
import org.goldthread.engine.Outcome;
import org.goldthread.engine.Owner;
import org.goldthread.engine.TaskContext;
import org.goldthread.learning.Enrolments;
import org.goldthread.people.People;
import org.goldthread.programme.SchoolCalendar;
import org.goldthread.shared.Refusal;
import org.goldthread.shared.Role;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** The coordinator places a candidate who chose nothing, or asks again. */
@Component
class PlaceInWindow implements HumanTask<PlaceInWindow.Placement> {

    private static final int WORKING_DAYS = 3;

    record Placement(
            @NotNull(message = "Say what you want to do.")
            @Pattern(regexp = "placed|asked-again", message = "Say what you want to do.")
            String decision,

            @Nullable UUID window) {}

    private final WindowBookings bookings;
    private final Enrolments enrolments;
    private final People people;
    private final SchoolCalendar calendar;
    private final Clock clock;

    PlaceInWindow(WindowBookings bookings, Enrolments enrolments, People people, SchoolCalendar calendar, Clock clock) {
        this.bookings = bookings;
        this.enrolments = enrolments;
        this.people = people;
        this.calendar = calendar;
        this.clock = clock;
    }

    @Override
    public Owner owner(TaskContext task) {
        return Owner.group(Role.COORDINATOR, enrolments.get(task.key()).partner());
    }

    @Override
    public Instant dueAt(TaskContext task) {
        var created = task.createdAt().atZone(clock.getZone()).toLocalDate();
        return calendar.noon(calendar.afterWorkingDays(created, WORKING_DAYS));
    }

    @Override
    public String about(TaskContext task) {
        return candidate(task) + " has not chosen an assessment window";
    }

    private String candidate(TaskContext task) {
        return people.get(enrolments.get(task.key()).person()).name();
    }

    @Override
    public Map<String, Object> prepare(TaskContext task) {
        var choice = bookings.choice(task.key());
        return Map.of(
                "candidate", candidate(task),
                "windows", WindowFacts.choices(choice, clock.getZone()),
                "notOffered", WindowFacts.notOffered(choice));
    }

    @Override
    public Outcome complete(TaskContext task, Placement form) {
        if (form.decision().equals("placed")) {
            if (form.window() == null) {
                throw new Refusal("window", "Choose the window.");
            }
            bookings.choose(task.key(), form.window(), task.actor());
        }
        return Outcome.of(form.decision());
    }
}
