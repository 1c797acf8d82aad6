package org.goldthread.learning;

import static org.camunda.bpm.engine.test.assertions.bpmn.BpmnAwareTests.assertThat;

import org.goldthread.support.ProcessModelTest;
import org.junit.jupiter.api.Test;

class InductionModelTest extends ProcessModelTest {

    @Test
    void theInductionAttended_andTheDiagnosticReviewed_isDone() {
        step("lookForInduction").comesTo("open", "open", "attended");
        var induction = start();
        assertThat(induction).isWaitingAt("await-register", "rate-behaviours");
        tell("register-taken");
        assertThat(induction).isWaitingAt("await-register");
        tell("register-taken");
        assertThat(induction).isNotWaitingAt("await-register").isWaitingAt("rate-behaviours");
        complete("rate-behaviours", "done");
        complete("review-diagnostic", "done");
        assertThat(induction).isEnded().hasPassed("induction-done");
    }

    @Test
    void aMissedInduction_isCaughtUp_afterASecondTry() {
        step("lookForInduction").comesTo("missed", "missed", "attended");
        var induction = start();
        complete("rate-behaviours", "done");
        complete("review-diagnostic", "done");
        assertThat(induction).isWaitingAt("arrange-catch-up");
        complete("arrange-catch-up", "arranged");
        complete("confirm-catch-up", "missed");
        assertThat(induction).isWaitingAt("arrange-catch-up");
        complete("arrange-catch-up", "arranged");
        complete("confirm-catch-up", "held");
        assertThat(induction).isEnded();
    }

    @Test
    void aMissedInduction_canBeExcused_withoutACatchUp() {
        step("lookForInduction").comesTo("missed", "attended");
        var induction = start();
        complete("arrange-catch-up", "excused");
        assertThat(induction).hasNotPassed("confirm-catch-up").isWaitingAt("rate-behaviours");
        complete("rate-behaviours", "done");
        complete("review-diagnostic", "done");
        assertThat(induction).isEnded();
    }
}
