package org.goldthread.moderation;

import static org.camunda.bpm.engine.test.assertions.bpmn.BpmnAwareTests.assertThat;

import org.goldthread.support.ProcessModelTest;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ScriptModerationModelTest extends ProcessModelTest {

    @BeforeEach
    void steps() {
        step("compareJudgement").comesTo("within");
        step("recordModerated").comesTo("moderated");
    }

    @Test
    void theModeratorAgrees_theMarksStand() {
        var script = start();
        complete("moderate-script", "judged");
        assertThat(script).isWaitingAt("conclude-moderation").hasPassed("compare-judgement");
        complete("conclude-moderation", "upheld");

        assertThat(script).isEnded().hasPassed("record-moderated").hasNotPassed("settle-script");
    }

    @Test
    void theModeratorDisputes_theLeadSettles() {
        step("compareJudgement").comesTo("beyond");

        var script = start();
        complete("moderate-script", "judged");
        complete("conclude-moderation", "disputed");
        assertThat(script).isWaitingAt("settle-script");
        complete("settle-script", "settled");

        assertThat(script).isEnded().hasPassed("record-moderated");
    }

    @Test
    void marksThatChangedMeanwhile_goBackToAModerator() {
        step("recordModerated").comesTo("changed", "moderated");

        var script = start();
        complete("moderate-script", "judged");
        complete("conclude-moderation", "upheld");
        assertThat(script).isWaitingAt("moderate-script");
        complete("moderate-script", "judged");
        complete("conclude-moderation", "upheld");

        assertThat(script).isEnded();
    }
}
