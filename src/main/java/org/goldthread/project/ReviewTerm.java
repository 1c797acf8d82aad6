package org.goldthread.project;

import java.time.Instant;
import java.util.Map;
import org.goldthread.engine.HumanTask;
import org.goldthread.engine.Outcome;
import org.goldthread.engine.Owner;
import org.goldthread.engine.TaskContext;
import org.goldthread.learning.Enrolments;

/** The coach records the review of a term; each of the two tasks only says which. */
abstract class ReviewTerm implements HumanTask<ReviewForm> {

    private final int term;
    private final TermReviews reviews;
    private final Projects projects;
    private final Enrolments enrolments;

    ReviewTerm(int term, TermReviews reviews, Projects projects, Enrolments enrolments) {
        this.term = term;
        this.reviews = reviews;
        this.projects = projects;
        this.enrolments = enrolments;
    }

    @Override
    public Owner owner(TaskContext task) {
        return Owner.person(enrolments.get(task.key()).coach());
    }

    @Override
    public Instant dueAt(TaskContext task) {
        return projects.reviewCloses(task.key(), term);
    }

    @Override
    public String about(TaskContext task) {
        return reviews.about(task.key());
    }

    @Override
    public Map<String, Object> prepare(TaskContext task) {
        return reviews.prepare(task.key(), term);
    }

    @Override
    public void guard(TaskContext task) {
        reviews.guard(task);
    }

    @Override
    public Outcome complete(TaskContext task, ReviewForm form) {
        return reviews.record(task, term, form);
    }
}
