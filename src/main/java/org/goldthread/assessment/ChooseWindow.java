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
import org.goldthread.shared.DateWords;
import org.springframework.stereotype.Component;

/** The candidate chooses one of the windows that fit. */
@Component
class ChooseWindow implements HumanTask<ChooseWindow.Choice> {

    private static final String ANSWER = "[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}";

    /** A window's id, or {@code wait-} and the id of a full one. */
    record Choice(
            @NotNull(message = "Choose a window.")
            @Pattern(regexp = "(" + WindowFacts.WAIT + ")?" + ANSWER, message = "Choose a window.")
            String window) {}

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
                WindowFacts.choicesOrLine(choice, clock.getZone()),
                "notOffered",
                WindowFacts.notOffered(choice),
                "chooseBy",
                DateWords.timeOnDay(dueAt(task), clock.getZone()));
    }

    @Override
    public Outcome complete(TaskContext task, Choice form) {
        var asked = form.window();
        if (asked.startsWith(WindowFacts.WAIT)) {
            var full = UUID.fromString(asked.substring(WindowFacts.WAIT.length()));
            bookings.chooseOrWait(task.key(), full, task.actor());
        } else {
            bookings.choose(task.key(), UUID.fromString(asked), task.actor());
        }
        return Outcome.of("chosen");
    }
}
