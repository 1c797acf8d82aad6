package org.goldthread.assessment;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Map;
import org.goldthread.engine.HumanTask;
import org.goldthread.engine.Outcome;
import org.goldthread.engine.Owner;
import org.goldthread.engine.TaskContext;
import org.goldthread.learning.Enrolments;
import org.goldthread.programme.SchoolCalendar;
import org.goldthread.shared.DateWords;
import org.goldthread.shared.Refusal;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** More time for one candidate, or not: decided by whoever may accept late work in the window. */
@Component
class DecideExtensionRequest implements HumanTask<DecideExtensionRequest.Decision> {

    private static final int WORKING_DAYS = 2;
    private static final String WHAT = "Say what you decide.";

    record Decision(
            @NotNull(message = WHAT) @Pattern(regexp = "granted|refused", message = WHAT)
            String decision,

            @Nullable LocalDate until,

            @NotBlank(message = "Give the reason. It is kept on record and told to the candidate.")
            @Size(max = 2000, message = "Write at most 2,000 characters.")
            String reason) {}

    private final ExtensionDesk extensions;
    private final SubmissionDesk desk;
    private final LateOwner lateOwner;
    private final Enrolments enrolments;
    private final SchoolCalendar calendar;
    private final Clock clock;

    DecideExtensionRequest(
            ExtensionDesk extensions,
            SubmissionDesk desk,
            LateOwner lateOwner,
            Enrolments enrolments,
            SchoolCalendar calendar,
            Clock clock) {
        this.extensions = extensions;
        this.desk = desk;
        this.lateOwner = lateOwner;
        this.enrolments = enrolments;
        this.calendar = calendar;
        this.clock = clock;
    }

    @Override
    public Owner owner(TaskContext task) {
        return lateOwner.of(submission(task));
    }

    private Submission submission(TaskContext task) {
        return desk.latest(task.key()).orElseThrow(() -> new IllegalStateException("No submission of " + task.key()));
    }

    /** Two working days, and never after the noon it is about. */
    @Override
    public Instant dueAt(TaskContext task) {
        var asked = task.createdAt().atZone(clock.getZone()).toLocalDate();
        var usual = calendar.noon(calendar.afterWorkingDays(asked, WORKING_DAYS));
        var closes = submission(task).closesAt();
        return usual.isBefore(closes) ? usual : closes;
    }

    @Override
    public String about(TaskContext task) {
        return enrolments.candidateName(task.key()) + " asks for more time to submit";
    }

    @Override
    public Map<String, Object> prepare(TaskContext task) {
        var submission = submission(task);
        var window = desk.window(submission);
        var request = extensions.of(submission).get(0);
        return Map.of(
                "candidate", enrolments.candidateName(task.key()),
                "window", window.name(),
                "closes", DateWords.timeOnDay(submission.closesAt(), clock.getZone()),
                "wanted", DateWords.timeOnDay(request.wantedUntil(), clock.getZone()),
                "why", request.reason(),
                "evidence", request.evidenceName() == null ? "No evidence was added." : "Evidence was added.",
                "request", "/submission/" + task.key() + "/extension",
                "markingBy", DateWords.day(window.markingBy(), clock.getZone()));
    }

    @Override
    public void guard(TaskContext task) {
        lateOwner.refuseInterested(task);
    }

    @Override
    public Outcome complete(TaskContext task, Decision form) {
        var reason = form.reason().strip();
        return switch (form.decision()) {
            case "granted" -> extensions.grant(task.key(), task.actor(), form.until(), reason);
            case "refused" -> extensions.refuse(task.key(), task.actor(), reason);
            default -> throw new Refusal("decision", WHAT);
        };
    }
}
