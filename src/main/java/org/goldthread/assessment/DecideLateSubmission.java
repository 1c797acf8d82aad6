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
import org.goldthread.people.People;
import org.goldthread.programme.SchoolCalendar;
import org.goldthread.shared.DateWords;
import org.goldthread.shared.Refusal;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** The coordinator, or the lead where the window says so, decides about a submission that was not final, not verified, or returned after noon of the last day. */
@Component
class DecideLateSubmission implements HumanTask<DecideLateSubmission.Decision> {

    private static final int WORKING_DAYS = 2;
    private static final String WHAT = "Say what is to happen.";

    record Decision(
            @NotNull(message = WHAT) @Pattern(regexp = "reopen|ask-again|refuse", message = WHAT)
            String decision,

            @Nullable LocalDate until,

            @NotBlank(message = "Give the reason. It is kept on record and told to the people concerned.")
            @Size(max = 2000, message = "Write at most 2,000 characters.")
            String reason) {}

    private final VerificationDesk verifications;
    private final SubmissionDesk desk;
    private final ExtensionDesk extensions;
    private final LateOwner lateOwner;
    private final Enrolments enrolments;
    private final People people;
    private final SchoolCalendar calendar;
    private final Clock clock;

    DecideLateSubmission(
            VerificationDesk verifications,
            SubmissionDesk desk,
            ExtensionDesk extensions,
            LateOwner lateOwner,
            Enrolments enrolments,
            People people,
            SchoolCalendar calendar,
            Clock clock) {
        this.verifications = verifications;
        this.desk = desk;
        this.extensions = extensions;
        this.lateOwner = lateOwner;
        this.enrolments = enrolments;
        this.people = people;
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

    @Override
    public void guard(TaskContext task) {
        lateOwner.refuseInterested(task);
    }

    @Override
    public Instant dueAt(TaskContext task) {
        var created = task.createdAt().atZone(clock.getZone()).toLocalDate();
        return calendar.noon(calendar.afterWorkingDays(created, WORKING_DAYS));
    }

    @Override
    public String about(TaskContext task) {
        return candidate(task) + ": " + (isFinal(task) ? "verification is late" : "nothing was made final in time");
    }

    private String candidate(TaskContext task) {
        return people.get(enrolments.get(task.key()).person()).name();
    }

    private boolean isFinal(TaskContext task) {
        return desk.latest(task.key()).filter(Submission::isFinal).isPresent();
    }

    @Override
    public Map<String, Object> prepare(TaskContext task) {
        var submission = submission(task);
        var window = desk.window(submission);
        return Map.of(
                "candidate", candidate(task),
                "window", window.name(),
                "closed", DateWords.timeOnDay(submission.closesAt(), clock.getZone()),
                "situation", isFinal(task) ? verification(submission) : notFinal(submission),
                "request", "/submission/" + task.key() + "/extension",
                "markingBy", DateWords.day(window.markingBy(), clock.getZone()));
    }

    private String notFinal(Submission submission) {
        var missing = desk.missing(submission, desk.files(submission));
        return "The candidate did not make the submission final in time. "
                + (missing.isEmpty() ? "All files are there." : "Not uploaded: " + String.join("; ", missing) + ".")
                + asked(submission);
    }

    private String asked(Submission submission) {
        return extensions.of(submission).stream()
                .filter(request -> request.state() == ExtensionRequest.State.OPEN)
                .findFirst()
                .map(request -> " The candidate asks for more time, until "
                        + DateWords.timeOnDay(request.wantedUntil(), clock.getZone()) + ": " + request.reason()
                        + (request.evidenceName() == null ? "" : " Evidence was added.")
                        + " Your decision answers this.")
                .orElse("");
    }

    private String verification(Submission submission) {
        var lines = new StringBuilder("The submission was final in time ("
                + DateWords.timeOnDay(submission.finalAt(), clock.getZone())
                + "). The candidate is not late through others.");
        for (Verification said : verifications.history(submission)) {
            if (!said.isVoid()) {
                lines.append(said.role() == Verification.Role.SPONSOR ? " The sponsor " : " The coach ")
                        .append(said.isVerified() ? "verified it." : "returned it: " + said.reason());
            }
        }
        return lines.toString();
    }

    @Override
    public Outcome complete(TaskContext task, Decision form) {
        var reason = form.reason().strip();
        return switch (form.decision()) {
            case "reopen" -> verifications.reopen(task.key(), task.actor(), form.until(), reason);
            case "ask-again" -> verifications.askAgain(task.key(), task.actor(), form.until(), reason);
            case "refuse" -> verifications.refuse(task.key(), task.actor(), reason);
            default -> throw new Refusal("decision", WHAT);
        };
    }
}
