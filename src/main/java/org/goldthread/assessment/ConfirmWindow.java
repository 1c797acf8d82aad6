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
import org.goldthread.programme.Windows;
import org.goldthread.shared.DateWords;
import org.springframework.stereotype.Component;

/** The candidate confirms the booked place, or gives it back for another. */
@Component
class ConfirmWindow implements HumanTask<ConfirmWindow.Answer> {

    record Answer(
            @NotNull(message = "Say whether you confirm the place.")
            @Pattern(regexp = "confirmed|change", message = "Say whether you confirm the place.")
            String answer) {}

    private final WindowBookings bookings;
    private final SubmissionDesk desk;
    private final BookingRepository rows;
    private final Enrolments enrolments;
    private final Windows windows;
    private final Clock clock;

    ConfirmWindow(
            WindowBookings bookings,
            SubmissionDesk desk,
            BookingRepository rows,
            Enrolments enrolments,
            Windows windows,
            Clock clock) {
        this.bookings = bookings;
        this.desk = desk;
        this.rows = rows;
        this.enrolments = enrolments;
        this.windows = windows;
        this.clock = clock;
    }

    @Override
    public Owner owner(TaskContext task) {
        return Owner.person(enrolments.get(task.key()).person());
    }

    @Override
    public Instant dueAt(TaskContext task) {
        return booking(task).confirmBy();
    }

    private Booking booking(TaskContext task) {
        return rows.live(task.key()).orElseThrow(() -> new IllegalStateException("No live booking of " + task.key()));
    }

    @Override
    public String about(TaskContext task) {
        return "Confirm your place in the window "
                + windows.get(booking(task).window()).name();
    }

    @Override
    public Map<String, Object> prepare(TaskContext task) {
        var window = windows.get(booking(task).window());
        return Map.of(
                "window",
                window.name(),
                "opens",
                DateWords.day(window.opens(), clock.getZone()),
                "closes",
                DateWords.timeOnDay(window.closes(), clock.getZone()),
                "results",
                DateWords.day(window.resultsAt(), clock.getZone()),
                "confirmBy",
                DateWords.timeOnDay(dueAt(task), clock.getZone()));
    }

    @Override
    public Outcome complete(TaskContext task, Answer form) {
        if (form.answer().equals("confirmed")) {
            bookings.confirm(task.key(), task.actor());
            // Files can be uploaded from here on: the days and reviews still to come take no time from the submission.
            desk.open(task.key());
        } else {
            bookings.giveBack(task.key(), task.actor());
        }
        return Outcome.of(form.answer());
    }
}
