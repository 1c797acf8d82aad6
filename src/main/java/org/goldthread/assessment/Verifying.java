package org.goldthread.assessment;

import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.time.Clock;
import java.time.Instant;
import java.util.Map;
import org.goldthread.engine.Outcome;
import org.goldthread.engine.TaskContext;
import org.goldthread.learning.Enrolments;
import org.goldthread.people.People;
import org.goldthread.shared.DateWords;
import org.goldthread.shared.Refusal;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** What the sponsor's and the coach's verification have in common. */
@Component
class Verifying {

    /**
     * What sponsor or coach say.
     *
     * @param hash the fingerprint of the files they looked at
     * @param remarks the sponsor's comments, or the coach's further evidence
     * @param reason why the submission goes back
     */
    record Word(
            @NotNull(message = "Say whether you verify the submission or return it.")
            @Pattern(regexp = "verified|returned", message = "Say whether you verify the submission or return it.")
            String decision,

            @Nullable String hash,

            @Nullable @Size(max = 20000, message = "Write at most 20,000 characters.")
            String remarks,

            @Nullable @Size(max = 4000, message = "Write at most 4,000 characters.")
            String reason) {}

    private final VerificationDesk verifications;
    private final SubmissionDesk desk;
    private final Enrolments enrolments;
    private final People people;
    private final Clock clock;

    Verifying(VerificationDesk verifications, SubmissionDesk desk, Enrolments enrolments, People people, Clock clock) {
        this.verifications = verifications;
        this.desk = desk;
        this.enrolments = enrolments;
        this.people = people;
        this.clock = clock;
    }

    Instant dueAt(TaskContext task) {
        return submission(task).verifyBy();
    }

    private Submission submission(TaskContext task) {
        return desk.latest(task.key()).orElseThrow(() -> new IllegalStateException("No submission of " + task.key()));
    }

    String about(TaskContext task) {
        return "Verify the submission of " + candidate(task);
    }

    private String candidate(TaskContext task) {
        return people.get(enrolments.get(task.key()).person()).name();
    }

    static String page(TaskContext task) {
        return "/verification/" + task.key();
    }

    /** Whoever stands in for one of the two must not be the other. */
    void guard(TaskContext task, Verification.Role role) {
        var enrolment = enrolments.get(task.key());
        var asSponsor = role == Verification.Role.SPONSOR;
        var other = asSponsor ? enrolment.coach() : enrolment.sponsor();
        if (other.equals(task.actor()) && !enrolment.sponsor().equals(enrolment.coach())) {
            throw new Refusal("Sponsor and coach verify as two people, and this is the candidate's %s."
                    .formatted(asSponsor ? "coach" : "sponsor"));
        }
    }

    Map<String, Object> prepare(TaskContext task) {
        var submission = submission(task);
        return Map.of(
                "candidate",
                candidate(task),
                "verifyBy",
                DateWords.timeOnDay(submission.verifyBy(), clock.getZone()),
                "hash",
                submission.hash() == null ? "" : submission.hash(),
                "page",
                page(task));
    }

    Outcome complete(TaskContext task, Verification.Role role, Word word) {
        if (word.decision().equals("verified")) {
            verifications.verify(task.key(), role, task.actor(), word.hash(), word.remarks());
        } else {
            verifications.sendBack(task.key(), role, task.actor(), word.hash(), word.reason());
        }
        return Outcome.of(word.decision());
    }
}
