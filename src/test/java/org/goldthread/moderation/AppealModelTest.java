package org.goldthread.moderation;

import static org.camunda.bpm.engine.test.assertions.bpmn.BpmnAwareTests.assertThat;

import org.goldthread.support.ProcessModelTest;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class AppealModelTest extends ProcessModelTest {

    @BeforeEach
    void steps() {
        step("recordAppeal").comesTo("changed");
        step("refuseAppeal").comesTo("refused");
    }

    @Test
    void admitted_isMarkedAfresh_decidedAndRecorded() {
        var appeal = start();
        complete("admit-appeal", "admitted");
        assertThat(appeal).isWaitingAt("mark-appeal");
        complete("mark-appeal", "marked");
        complete("decide-appeal", "changed");

        assertThat(appeal).isEnded().hasPassedInOrder("mark-appeal", "record-appeal", "appeal-decided");
    }

    @Test
    void notAdmitted_endsWithALetter() {
        var appeal = start();
        complete("admit-appeal", "refused");

        assertThat(appeal)
                .isEnded()
                .hasPassed("refuse-appeal", "appeal-refused")
                .hasNotPassed("mark-appeal");
    }

    @Test
    void withdrawn_nobodyMarksAnyMore() {
        var appeal = start();
        complete("admit-appeal", "admitted");
        tell("appeal-withdrawn");

        assertThat(appeal).isEnded().hasPassed("appeal-ended").hasNotPassed("record-appeal");
    }
}
