package org.goldthread.project;

import org.goldthread.learning.Enrolments;
import org.springframework.stereotype.Component;

/** The coach records the review of the first term. */
@Component
class ReviewTermOne extends ReviewTerm {

    ReviewTermOne(TermReviews reviews, Projects projects, Enrolments enrolments) {
        super(1, reviews, projects, enrolments);
    }
}
