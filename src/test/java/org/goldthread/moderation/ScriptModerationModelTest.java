package org.goldthread.moderation;

import static org.camunda.bpm.engine.test.assertions.bpmn.BpmnAwareTests.assertThat;

import org.goldthread.support.ProcessModelTest;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ScriptModerationModelTest extends ProcessModelTest {

    @BeforeEach
    void steps() {
        step("recordModerated").comesTo("done");
    }

    @Test
    void withinTolerance_theMarksStand() {
        step("compareJudgement").comesTo("upheld");

        var script = start();
        complete("moderate-script", "judged");

        assertThat(script).isEnded().hasPassed("record-moderated").hasNotPassed("settle-script");
    }

    @Test
    void beyondTolerance_theLeadSettles() {
        step("compareJudgement").comesTo("beyond");

        var script = start();
        complete("moderate-script", "judged");
        assertThat(script).isWaitingAt("settle-script");
        complete("settle-script", "settled");

        assertThat(script).isEnded().hasPassed("record-moderated");
    }
}
