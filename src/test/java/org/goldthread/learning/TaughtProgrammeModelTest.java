package org.goldthread.learning;

import static org.camunda.bpm.engine.test.assertions.bpmn.BpmnAwareTests.assertThat;

import org.goldthread.support.ProcessModelTest;
import org.junit.jupiter.api.Test;

class TaughtProgrammeModelTest extends ProcessModelTest {

    @Test
    void theDaysAreDone_whenTheLastRegisterSettlesThem() {
        step("lookForDays").comesTo("open", "open", "complete");
        var days = start();
        assertThat(days).isWaitingAt("await-register");
        tell("register-taken");
        assertThat(days).isWaitingAt("await-register").hasNotPassed("days-done");
        tell("register-taken");
        assertThat(days).isEnded().hasPassed("days-done");
    }

    @Test
    void aMissedDay_isArranged_confirmed_andLookedAtAgain() {
        step("lookForDays").comesTo("missed", "missed", "open", "complete");
        var days = start();
        complete("arrange-catch-up", "arranged");
        complete("confirm-catch-up", "held");
        assertThat(days).isWaitingAt("arrange-catch-up");
        complete("arrange-catch-up", "excused");
        assertThat(days).isWaitingAt("await-register");
        tell("register-taken");
        assertThat(days).isEnded();
    }
}
