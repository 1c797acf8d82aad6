package org.goldthread.project;

import java.time.Clock;
import java.time.LocalDate;
import java.util.Map;
import java.util.UUID;
import org.goldthread.engine.Outcome;
import org.goldthread.engine.TaskContext;
import org.goldthread.learning.Enrolments;
import org.goldthread.shared.Refusal;
import org.springframework.stereotype.Component;

/** What the reviews of both terms have in common. */
@Component
class TermReviews {

    private final Projects projects;
    private final Enrolments enrolments;
    private final Clock clock;

    TermReviews(Projects projects, Enrolments enrolments, Clock clock) {
        this.projects = projects;
        this.enrolments = enrolments;
        this.clock = clock;
    }

    String about(UUID enrolment) {
        return enrolments.candidateName(enrolment) + ": "
                + projects.of(enrolment).map(ProjectView::title).orElse("project");
    }

    Map<String, Object> prepare(UUID enrolment, int term) {
        return Map.of(
                "candidate", enrolments.candidateName(enrolment),
                "title", projects.of(enrolment).map(ProjectView::title).orElse(""),
                "closes",
                        ProjectLetters.day(projects.reviewCloses(enrolment, term)
                                .atZone(clock.getZone())
                                .toLocalDate()));
    }

    void guard(TaskContext task) {
        if (!task.actor().equals(enrolments.get(task.key()).coach())) {
            throw new Refusal("Only the candidate's coach can do this. A coordinator can change who that is.");
        }
    }

    Outcome record(TaskContext task, int term, ReviewForm form) {
        var notes = form.notes().strip();
        TermReview review;
        if (form.outcome().equals("held")) {
            var on = form.heldOn();
            if (on == null) {
                throw new Refusal("heldOn", "Enter the day of the review.");
            }
            if (on.isAfter(LocalDate.now(clock))) {
                throw new Refusal("heldOn", "Enter a day that is not in the future.");
            }
            var started = projects.of(task.key()).map(ProjectView::startsOn).orElse(null);
            if (started != null && on.isBefore(started)) {
                throw new Refusal(
                        "heldOn", "Enter a day from " + ProjectLetters.day(started) + " on, when the project started.");
            }
            review = TermReview.held(on, notes, task.actor(), clock.instant());
        } else {
            review = TermReview.notHeld(notes, task.actor(), clock.instant());
        }
        projects.reviewed(task.key(), term, review, task.actor(), notes);
        return Outcome.of(form.outcome());
    }
}
