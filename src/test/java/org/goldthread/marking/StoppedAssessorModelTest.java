package org.goldthread.marking;

import static org.camunda.bpm.engine.test.assertions.bpmn.BpmnAwareTests.assertThat;

import org.goldthread.support.ProcessModelTest;
import org.junit.jupiter.api.Test;

class StoppedAssessorModelTest extends ProcessModelTest {

    @Test
    void theLead_letsTheAssessorGoOn() {
        var stopped = start();
        assertThat(stopped).isWaitingAt("decide-stopped-assessor");
        complete("decide-stopped-assessor", "continue");

        assertThat(stopped).isEnded().hasPassed("assessor-goes-on").hasNotPassed("recalibrate");
    }

    @Test
    void everythingElse_endsInAnotherCalibration() {
        step("recalibrate").comesTo("begun");

        var stopped = start();
        complete("decide-stopped-assessor", "re-mark");

        assertThat(stopped).isEnded().hasPassed("recalibrate", "assessor-recalibrates");
    }
}
