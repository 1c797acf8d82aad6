package org.goldthread.project;

import org.goldthread.learning.Enrolments;
import org.springframework.stereotype.Component;

/** The coach records the review of the second term. */
@Component
class ReviewTermTwo extends ReviewTerm {

    ReviewTermTwo(TermReviews reviews, Projects projects, Enrolments enrolments) {
        super(2, reviews, projects, enrolments);
    }
}
