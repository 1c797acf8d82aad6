package org.goldthread.moderation;

import static org.camunda.bpm.engine.test.assertions.bpmn.BpmnAwareTests.assertThat;

import org.goldthread.support.ProcessModelTest;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class AssessorReviewModelTest extends ProcessModelTest {

    @BeforeEach
    void steps() {
        step("drawStageTwo").comesTo("drawn");
        step("lookForStageTwo").comesTo("judged");
        step("weighReview").comesTo("beyond");
        step("closeAssessorReview").comesTo("done");
    }

    @Test
    void aLargerSampleWithinTolerance_closesTheReview() {
        step("lookForStageTwo").comesTo("open", "judged");
        step("weighReview").comesTo("within");

        var review = start();
        assertThat(review).isWaitingAt("wait-for-stage-two");
        tell("stage-two-judged");

        assertThat(review)
                .isEnded()
                .hasPassed("close-assessor-review", "review-closed")
                .hasNotPassed("decide-assessor-review");
    }

    @Test
    void beyondAgain_theLeadDecides_noActionOrAdjustmentCloses() {
        for (var decision : new String[] {"no-action", "adjust"}) {
            var review = start();
            assertThat(review).isWaitingAt("decide-assessor-review");
            complete("decide-assessor-review", decision);

            assertThat(review)
                    .isEnded()
                    .hasPassed("close-assessor-review", "review-closed")
                    .hasNotPassed("look-for-remarks");
        }
    }

    @Test
    void aFullReMark_waitsForTheLastScript() {
        step("lookForRemarks").comesTo("open", "remarked");

        var review = start();
        complete("decide-assessor-review", "re-mark");
        assertThat(review).isWaitingAt("wait-for-remarks");
        tell("scripts-remarked");

        assertThat(review).isEnded().hasPassed("close-assessor-review", "review-closed");
    }
}
