package org.goldthread.assessment;

import java.time.Clock;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.goldthread.engine.HumanTask;
import org.goldthread.engine.Outcome;
import org.goldthread.engine.Owner;
import org.goldthread.engine.TaskContext;
import org.goldthread.learning.Enrolments;
import org.goldthread.shared.DateWords;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** The candidate makes the uploaded files final. Completing this task is the submission. */
@Component
class SubmitAssessment implements HumanTask<SubmitAssessment.Final> {

    /** {@code hash}: the fingerprint of the files the candidate looked at, if the page knows it. */
    record Final(@Nullable String hash) {}

    private final SubmissionDesk desk;
    private final Enrolments enrolments;
    private final Clock clock;

    SubmitAssessment(SubmissionDesk desk, Enrolments enrolments, Clock clock) {
        this.desk = desk;
        this.enrolments = enrolments;
        this.clock = clock;
    }

    @Override
    public Owner owner(TaskContext task) {
        return Owner.person(enrolments.get(task.key()).person());
    }

    @Override
    public Instant dueAt(TaskContext task) {
        return submission(task).closesAt();
    }

    private Submission submission(TaskContext task) {
        return desk.latest(task.key()).orElseThrow(() -> new IllegalStateException("No submission of " + task.key()));
    }

    @Override
    public String about(TaskContext task) {
        return "Submit your assessment in the window "
                + desk.window(submission(task)).name();
    }

    @Override
    public Optional<String> page(TaskContext task) {
        return Optional.of("/submission/" + task.key());
    }

    @Override
    public Map<String, Object> prepare(TaskContext task) {
        var submission = submission(task);
        var files = desk.files(submission);
        var missing = desk.missing(submission, files);
        return Map.of(
                "window", desk.window(submission).name(),
                "opens", DateWords.day(submission.opensAt(), clock.getZone()),
                "closes", DateWords.timeOnDay(submission.closesAt(), clock.getZone()),
                "missing", missing.isEmpty() ? "Nothing is missing." : "Still missing: " + String.join("; ", missing),
                "hash", Hashes.of(files),
                "page", "/submission/" + task.key());
    }

    @Override
    public Outcome complete(TaskContext task, Final form) {
        return desk.makeFinal(task.key(), task.actor(), form.hash());
    }
}
