package org.goldthread.project;

import java.time.Instant;
import java.util.Map;
import org.goldthread.engine.HumanTask;
import org.goldthread.engine.Outcome;
import org.goldthread.engine.Owner;
import org.goldthread.engine.TaskContext;
import org.goldthread.learning.Enrolments;
import org.springframework.stereotype.Component;

/** The coach records the review of the second term. */
@Component
class ReviewTermTwo implements HumanTask<ReviewForm> {

    private static final int TERM = 2;

    private final TermReviews reviews;
    private final Projects projects;
    private final Enrolments enrolments;

    ReviewTermTwo(TermReviews reviews, Projects projects, Enrolments enrolments) {
        this.reviews = reviews;
        this.projects = projects;
        this.enrolments = enrolments;
    }

    @Override
    public Class<ReviewForm> form() {
        return ReviewForm.class;
    }

    @Override
    public Owner owner(TaskContext task) {
        return Owner.person(enrolments.get(task.key()).coach());
    }

    @Override
    public Instant dueAt(TaskContext task) {
        return projects.reviewCloses(task.key(), TERM);
    }

    @Override
    public String about(TaskContext task) {
        return reviews.about(task.key());
    }

    @Override
    public Map<String, Object> prepare(TaskContext task) {
        return reviews.prepare(task.key(), TERM);
    }

    @Override
    public void guard(TaskContext task) {
        reviews.guard(task);
    }

    @Override
    public Outcome complete(TaskContext task, ReviewForm form) {
        return reviews.record(task, TERM, form);
    }
}
