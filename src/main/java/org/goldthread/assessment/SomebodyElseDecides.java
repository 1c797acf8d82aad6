package org.goldthread.assessment;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.goldthread.engine.TaskFacts;
import org.goldthread.engine.TaskObserver;
import org.goldthread.learning.Enrolments;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Tells the candidate when a time of theirs has passed and others decide how it goes on. */
@Component
class SomebodyElseDecides implements TaskObserver {

    private final SubmissionRepository submissions;
    private final Enrolments enrolments;
    private final AssessmentLetters letters;

    SomebodyElseDecides(SubmissionRepository submissions, Enrolments enrolments, AssessmentLetters letters) {
        this.submissions = submissions;
        this.enrolments = enrolments;
        this.letters = letters;
    }

    @Override
    public void created(TaskFacts task) {
        if (task.name().equals("place-in-window")) {
            letters.notChosen(enrolments.get(task.key()), task.taskId());
        }
        if (task.name().equals("decide-late-submission")) {
            var submission = submissions.latest(task.key()).orElseThrow();
            letters.notInTime(enrolments.get(task.key()), submission, task.taskId());
        }
    }

    @Override
    public void refreshed(TaskFacts task) {}

    @Override
    public void assigned(String taskId, @Nullable UUID person) {}

    @Override
    public void closed(String taskId, String name, Optional<UUID> person, Optional<String> outcome, Instant at) {}
}
