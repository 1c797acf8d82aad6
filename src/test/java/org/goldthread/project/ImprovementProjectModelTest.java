package org.goldthread.project;

import static org.camunda.bpm.engine.test.assertions.bpmn.BpmnAwareTests.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.goldthread.engine.Outcome;
import org.goldthread.support.ProcessModelTest;
import org.goldthread.support.TestClock;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ImprovementProjectModelTest extends ProcessModelTest {

    private static final Instant ONE_OPENS = TestClock.START.plus(Duration.ofDays(90));
    private static final Instant ONE_CLOSES = TestClock.START.plus(Duration.ofDays(120));
    private static final Instant TWO_OPENS = TestClock.START.plus(Duration.ofDays(200));
    private static final Instant TWO_CLOSES = TestClock.START.plus(Duration.ofDays(214));

    @BeforeEach
    void terms() {
        step("closeReview").comesTo("done");
        step("startTerms")
                .comesTo(Outcome.done()
                        .at("termOneReview", ONE_OPENS)
                        .at("termOneCloses", ONE_CLOSES)
                        .at("termTwoReview", TWO_OPENS)
                        .at("termTwoCloses", TWO_CLOSES));
    }

    @Test
    void aReturnedProject_isProposedAgain_andRunsTwoReviewedTermsBesideTheBooking() {
        called("window-booking").comesTo("waits");
        var project = start();
        complete("propose-project", "proposed");
        complete("approve-project", "returned");
        assertThat(project).isWaitingAt("propose-project");
        complete("propose-project", "proposed");
        complete("approve-project", "approved");
        assertThat(project).isWaitingAt("review-one-opens", "window-booking");
        fireTimer("review-one-opens", ONE_OPENS);
        complete("review-term-one", "held");
        finish("window-booking");
        fireTimer("review-two-opens", TWO_OPENS);
        complete("review-term-two", "not-held");
        assertThat(project).isEnded().hasNotPassed("close-review-one", "close-review-two");
    }

    @Test
    void lateReviews_areClosed_andNeverBlock() {
        var project = start();
        complete("propose-project", "proposed");
        complete("approve-project", "approved");
        fireTimer("review-one-opens", ONE_OPENS);
        fireTimer("review-one-closes", ONE_CLOSES);
        assertThat(project).hasPassed("close-review-one").isWaitingAt("review-two-opens");
        fireTimer("review-two-opens", TWO_OPENS);
        fireTimer("review-two-closes", TWO_CLOSES);
        assertThat(project).isEnded().hasPassed("close-review-two", "project-done");
    }
}
