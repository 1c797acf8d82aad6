package org.goldthread.moderation;

import static org.camunda.bpm.engine.test.assertions.bpmn.BpmnAwareTests.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.goldthread.engine.Outcome;
import org.goldthread.support.ProcessModelTest;
import org.junit.jupiter.api.Test;

class AssessmentWindowModelTest extends ProcessModelTest {

    private ProcessInstance planned(Instant booksClose) {
        return start(Map.of("booksClose", booksClose));
    }

    @Test
    void everythingDoneAlready_goesStraightToRatification_andToTheRelease() {
        var booksClose = now().plus(Duration.ofDays(5));
        step("closeBooks").comesTo("scripts");
        step("lookForMarks").comesTo("all-marked");
        step("drawSample").comesTo("sampled");
        step("lookForModeration").comesTo("all-moderated");
        step("recordRelease").comesTo("released");
        called("release-batch").comesTo("waits");

        var window = planned(booksClose);
        assertThat(window).isWaitingAt("books-close");
        fireTimer("books-close", booksClose);
        assertThat(window).isWaitingAt("ratify-window");
        complete("ratify-window", "ratified");
        assertThat(window).isWaitingAt("release-together").hasNotPassed("record-release");
        finish("release-batch");

        assertThat(window).isEnded().hasPassedInOrder("draw-sample", "release-together", "results-released");
    }

    @Test
    void openMarkingAndModeration_areWaitedFor() {
        step("closeBooks").comesTo("scripts");
        step("lookForMarks").comesTo("open", "all-marked");
        step("drawSample").comesTo("sampled");
        step("lookForModeration").comesTo("open", "all-moderated");

        var window = planned(now().plus(Duration.ofDays(1)));
        fireTimer("books-close");
        assertThat(window).isWaitingAt("wait-for-marks").hasNotPassed("draw-sample");
        tell("all-marked");
        assertThat(window).isWaitingAt("wait-for-moderation").hasPassed("draw-sample");
        tell("all-moderated");

        assertThat(window).isWaitingAt("ratify-window");
    }

    @Test
    void aReturnedRelease_isRatifiedAgain() {
        step("closeBooks").comesTo("scripts");
        step("lookForMarks").comesTo("all-marked");
        step("drawSample").comesTo("sampled");
        step("lookForModeration").comesTo("all-moderated");
        step("recordRelease").comesTo("returned", "released");

        var window = planned(now().plus(Duration.ofDays(1)));
        fireTimer("books-close");
        complete("ratify-window", "ratified");
        assertThat(window).isWaitingAt("ratify-window");
        complete("ratify-window", "ratified");

        assertThat(window).isEnded().hasPassed("results-released");
    }

    @Test
    void undecidedLateWork_keepsTheBooksOpenADayAtATime() {
        var again = now().plus(Duration.ofDays(2));
        step("closeBooks").comesTo(Outcome.of("later").at("booksClose", again), Outcome.of("none"));

        var window = planned(now().plus(Duration.ofDays(1)));
        fireTimer("books-close");
        fireTimer("books-close", again);

        assertThat(window).isEnded().hasPassed("window-empty").hasNotPassed("look-for-marks");
    }
}
