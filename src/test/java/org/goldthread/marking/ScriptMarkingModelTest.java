package org.goldthread.marking;

import static org.camunda.bpm.engine.test.assertions.bpmn.BpmnAwareTests.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.goldthread.support.ProcessModelTest;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ScriptMarkingModelTest extends ProcessModelTest {

    @BeforeEach
    void steps() {
        step("recordMarked").comesTo("done");
        step("escalateMarking").comesTo("told");
        step("escalateSettling").comesTo("asked");
    }

    private Instant markingBy() {
        return now().plus(Duration.ofDays(20));
    }

    private Instant takeBy() {
        return now().plus(Duration.ofDays(2));
    }

    private ProcessInstance opened() {
        return start(Map.of("markingBy", markingBy(), "takeBy", takeBy()));
    }

    @Test
    void oneMark_mayStand() {
        step("agreeMarks").comesTo("agreed");

        var script = opened();
        complete("mark-script", "marked");

        assertThat(script).isEnded().hasPassedInOrder("mark-script", "agree-marks", "record-marked", "script-marked");
    }

    @Test
    void aSecondMark_isTheSameTaskAgain_andADifferenceIsSettled() {
        step("agreeMarks").comesTo("mark-again", "settle");

        var script = opened();
        complete("mark-script", "marked");
        assertThat(script).isWaitingAt("mark-script");
        complete("mark-script", "marked");
        assertThat(script).isWaitingAt("settle-script").hasNotPassed("record-marked");
        complete("settle-script", "settled");

        assertThat(script).isEnded().hasPassed("record-marked");
    }

    @Test
    void overdueMarking_tellsTheLead_andGoesOn() {
        var due = markingBy();
        var script = opened();

        fireTimer("marking-overdue", due);

        assertThat(script).isWaitingAt("mark-script").hasPassed("escalate-marking");
    }

    @Test
    void aScriptToSettle_thatNobodyTakes_isTheLeadsToo() {
        step("agreeMarks").comesTo("settle");
        var due = takeBy();
        var script = opened();
        complete("mark-script", "marked");

        fireTimer("settling-overdue", due);

        assertThat(script).isWaitingAt("settle-script").hasPassed("escalate-settling", "settling-escalated");
    }
}
