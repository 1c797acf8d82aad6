package org.goldthread.assessment;

import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import java.time.Clock;
import java.time.Instant;
import java.util.Map;
import org.goldthread.engine.HumanTask;
import org.goldthread.engine.Outcome;
import org.goldthread.engine.Owner;
import org.goldthread.engine.TaskContext;
import org.goldthread.learning.Enrolments;
import org.goldthread.programme.WindowView;
import org.goldthread.programme.Windows;
import org.goldthread.shared.DateWords;
import org.springframework.stereotype.Component;

/** The candidate stands in line for a place in a full window and may choose another one at any time instead. */
@Component
class WaitForSeat implements HumanTask<WaitForSeat.Answer> {

    record Answer(
            @NotNull(message = "Say that you want to choose another window.")
            @Pattern(regexp = "another", message = "Say that you want to choose another window.")
            String answer) {}

    private final WindowBookings bookings;
    private final BookingRepository rows;
    private final Enrolments enrolments;
    private final Windows windows;
    private final Clock clock;

    WaitForSeat(WindowBookings bookings, BookingRepository rows, Enrolments enrolments, Windows windows, Clock clock) {
        this.bookings = bookings;
        this.rows = rows;
        this.enrolments = enrolments;
        this.windows = windows;
        this.clock = clock;
    }

    @Override
    public Owner owner(TaskContext task) {
        return Owner.person(enrolments.get(task.key()).person());
    }

    /** Nothing has to be done by then: the line ends, and the candidate is asked to choose. */
    @Override
    public Instant dueAt(TaskContext task) {
        return window(task).bookingCloses();
    }

    private WindowView window(TaskContext task) {
        var booking =
                rows.live(task.key()).orElseThrow(() -> new IllegalStateException("No live booking of " + task.key()));
        return windows.get(booking.window());
    }

    @Override
    public String about(TaskContext task) {
        return "You are on the waiting list of the window " + window(task).name();
    }

    @Override
    public Map<String, Object> prepare(TaskContext task) {
        var window = window(task);
        return Map.of(
                "window",
                window.name(),
                "closes",
                DateWords.timeOnDay(window.closes(), clock.getZone()),
                "place",
                bookings.placeInLine(task.key()),
                "until",
                DateWords.timeOnDay(window.bookingCloses(), clock.getZone()));
    }

    @Override
    public Outcome complete(TaskContext task, Answer form) {
        bookings.leaveLine(task.key(), task.actor());
        return Outcome.of("another");
    }
}
