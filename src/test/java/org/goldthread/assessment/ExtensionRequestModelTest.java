package org.goldthread.assessment;

import static org.camunda.bpm.engine.test.assertions.bpmn.BpmnAwareTests.assertThat;

import java.time.Instant;
import java.util.Map;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.goldthread.engine.Outcome;
import org.goldthread.support.ProcessModelTest;
import org.junit.jupiter.api.Test;

class ExtensionRequestModelTest extends ProcessModelTest {

    private static final Instant CLOSES = Instant.parse("2027-03-26T12:00:00Z");

    private ProcessInstance asked() {
        return start(Map.of("windowCloses", CLOSES));
    }

    @Test
    void requestIsDecided_andIsOver() {
        var request = asked();
        assertThat(request).isWaitingAtExactly("decide-extension-request");
        complete("decide-extension-request", Outcome.of("granted"));
        assertThat(request).isEnded().hasPassed("request-decided");
    }

    @Test
    void undecidedWhenTheWindowCloses_goesOverIntoTheDecisionOnLateness() {
        var request = asked();
        fireTimer("window-closed", CLOSES);
        assertThat(request).isEnded().hasPassed("decided-as-late");
    }

    @Test
    void madeFinal_needsNoMoreTime() {
        var request = asked();
        tell("more-time-not-needed");
        assertThat(request).isEnded().hasPassed("not-needed");
    }
}
