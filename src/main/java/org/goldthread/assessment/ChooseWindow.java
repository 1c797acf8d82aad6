package org.goldthread.assessment;

import jakarta.validation.constraints.NotNull;
import java.time.Clock;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import org.goldthread.engine.HumanTask;
import org.goldthread.engine.Outcome;
import org.goldthread.engine.Owner;
import org.goldthread.engine.TaskContext;
import org.goldthread.learning.Enrolments;
import org.springframework.stereotype.Component;

/** The candidate chooses one of the windows that fit. */
@Component
class ChooseWindow implements HumanTask<ChooseWindow.Choice> {

    record Choice(@NotNull(message = "Choose a window.") UUID window) {}

    private final WindowBookings bookings;
    private final BookingRepository rows;
    private final Enrolments enrolments;
    private final Clock clock;

    ChooseWindow(WindowBookings bookings, BookingRepository rows, Enrolments enrolments, Clock clock) {
        this.bookings = bookings;
        this.rows = rows;
        this.enrolments = enrolments;
        this.clock = clock;
    }

    @Override
    public Class<Choice> form() {
        return Choice.class;
    }

    @Override
    public Owner owner(TaskContext task) {
        return Owner.person(enrolments.get(task.key()).person());
    }

    @Override
    public Instant dueAt(TaskContext task) {
        return rows.live(task.key()).map(Booking::chooseBy).orElse(task.createdAt());
    }

    @Override
    public String about(TaskContext task) {
        return "Choose your assessment window";
    }

    @Override
    public Map<String, Object> prepare(TaskContext task) {
        var choice = bookings.choice(task.key());
        return Map.of(
                "windows",
                WindowFacts.choices(choice, clock.getZone()),
                "notOffered",
                WindowFacts.notOffered(choice),
                "chooseBy",
                Dates.time(dueAt(task), clock.getZone()));
    }

    @Override
    public Outcome complete(TaskContext task, Choice form) {
        bookings.choose(task.key(), form.window(), task.actor());
        return Outcome.of("chosen");
    }
}
