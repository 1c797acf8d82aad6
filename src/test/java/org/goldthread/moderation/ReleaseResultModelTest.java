package org.goldthread.moderation;

import static org.camunda.bpm.engine.test.assertions.bpmn.BpmnAwareTests.assertThat;

import org.goldthread.support.ProcessModelTest;
import org.junit.jupiter.api.Test;

class ReleaseResultModelTest extends ProcessModelTest {

    @Test
    void oneResult_isReleased() {
        step("releaseOne").comesTo("released");

        assertThat(start()).isEnded().hasPassedInOrder("release-one", "result-released");
    }
}
