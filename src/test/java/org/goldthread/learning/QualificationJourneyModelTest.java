package org.goldthread.learning;

import static org.camunda.bpm.engine.test.assertions.bpmn.BpmnAwareTests.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.assertj.core.api.Assertions;
import org.goldthread.engine.Outcome;
import org.goldthread.support.ProcessModelTest;
import org.goldthread.support.TestClock;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class QualificationJourneyModelTest extends ProcessModelTest {

    private static final Instant ENDS = TestClock.START.plus(Duration.ofDays(540));
    private static final Instant WARNING = ENDS.minus(Duration.ofDays(90));

    @BeforeEach
    void clock() {
        step("startClock").comesTo(Outcome.done().at("clockEnds", ENDS).at("clockWarning", WARNING));
        step("lookForBooking").comesTo("booked");
        step("lookForSubmission").comesTo("submitted");
        for (String quiet : List.of("openMarking", "warnOfLapse", "lapseEnrolment", "closeFailed", "closeWithdrawal")) {
            step(quiet).comesTo("done");
        }
    }

    @Test
    void aPass_isAwarded_afterDaysAndProjectHaveRunSideBySide() {
        called("taught-programme").comesTo("waits");
        called("improvement-project").comesTo("waits");
        step("lookForResult").comesTo("open", "pass");
        var journey = start();
        assertThat(journey).isWaitingAt("taught-programme", "improvement-project");
        finish("improvement-project");
        assertThat(journey).isWaitingAt("taught-programme").hasNotPassed("assessment");
        finish("taught-programme");
        assertThat(journey).isWaitingAt("await-results").hasPassedInOrder("submission-made", "open-marking");
        tell("results-released");
        assertThat(journey).isEnded().hasPassedInOrder("await-results", "award", "awarded");
    }

    @Test
    void aMissedWindow_leadsToAnother() {
        step("lookForSubmission").comesTo("missed", "submitted");
        step("lookForResult").comesTo("pass");
        var journey = start();
        assertThat(journey).isEnded().hasPassed("book-another-window", "awarded");
    }

    @Test
    void withoutAWindow_theEnrolmentLapses() {
        step("lookForBooking").comesTo("none");
        var journey = start();
        assertThat(journey)
                .isEnded()
                .hasPassed("no-window-left", "lapse-enrolment", "lapsed")
                .hasNotPassed("assessment");
    }

    @Test
    void theEndOfTheClock_takesChildrenTasksAndTimersWithIt() {
        called("taught-programme").comesTo("waits");
        var journey = start();
        fireTimer("clock-warning", WARNING);
        assertThat(journey).isWaitingAt("taught-programme", "decide-extension");
        fireTimer("lapse-clock", ENDS);
        assertThat(journey).isEnded().hasPassed("lapse-enrolment", "lapsed").hasNotPassed("not-extended");
        Assertions.assertThat(waiting("taught-programme")).isZero();
    }

    @Test
    void anExtension_isWarnedOfAgain_andARefusalChangesNothing() {
        called("induction").comesTo("waits");
        step("lookForResult").comesTo("pass");
        var journey = start();
        fireTimer("clock-warning", WARNING);
        var again = WARNING.plus(Duration.ofDays(30));
        complete("decide-extension", Outcome.of("extended").at("clockWarning", again));
        assertThat(journey).isWaitingAt("next-warning", "induction");
        fireTimer("next-warning", again);
        complete("decide-extension", "refused");
        assertThat(journey).hasPassed("not-extended").isWaitingAt("induction");
        finish("induction");
        assertThat(journey).isEnded().hasPassed("awarded");
    }

    @Test
    void aSubmission_endsTheWatch_evenWhileTheLeadIsAsked() {
        called("assessment").comesTo("waits");
        step("lookForResult").comesTo("open");
        var journey = start();
        fireTimer("clock-warning", WARNING);
        assertThat(journey).isWaitingAt("decide-extension");
        finish("assessment");
        assertThat(journey).isWaitingAt("await-results").isNotWaitingAt("decide-extension");
    }

    @Test
    void aResubmission_getsAnotherWindow_andPasses() {
        step("lookForResult").comesTo("resubmit", "open", "pass");
        step("lookForSubmission").comesTo("submitted", "missed", "submitted");
        var journey = start();
        assertThat(journey).isWaitingAt("await-results").hasPassed("book-resubmission", "resubmitted");
        tell("results-released");
        assertThat(journey).isEnded().hasPassed("awarded");
    }

    @Test
    void aResubmissionWithoutAWindow_fails() {
        step("lookForResult").comesTo("resubmit");
        step("lookForBooking").comesTo("booked", "none");
        var journey = start();
        assertThat(journey).isEnded().hasPassed("no-attempt-left", "close-failed", "failed");
    }

    @Test
    void aSecondFail_ends() {
        step("lookForResult").comesTo("fail");
        var journey = start();
        assertThat(journey).isEnded().hasPassed("close-failed", "failed").hasNotPassed("award");
    }

    @Test
    void withdrawal_endsEverything_atAnyTime() {
        called("improvement-project").comesTo("waits");
        var learning = start();
        tell("candidate-withdrawn");
        assertThat(learning).isEnded().hasPassed("close-withdrawal", "withdrawn");
        org.assertj.core.api.Assertions.assertThat(waiting("improvement-project"))
                .isZero();
    }

    @Test
    void withdrawal_whileWaitingForResults_endsToo() {
        step("lookForResult").comesTo("open");
        var waiting = start();
        assertThat(waiting).isWaitingAt("await-results");
        tell("candidate-withdrawn");
        assertThat(waiting).isEnded().hasPassed("withdrawn");
    }
}
