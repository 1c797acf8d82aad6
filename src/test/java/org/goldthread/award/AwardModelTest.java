package org.goldthread.award;

import static org.camunda.bpm.engine.test.assertions.bpmn.BpmnAwareTests.assertThat;

import org.goldthread.support.ProcessModelTest;
import org.junit.jupiter.api.Test;

class AwardModelTest extends ProcessModelTest {

    @Test
    void certificate_thenOutcome() {
        step("issueCertificate").comesTo("issued");
        step("recordOutcome").comesTo("recorded");

        var award = start();

        assertThat(award).isEnded().hasPassedInOrder("issue-certificate", "record-outcome", "qualification-awarded");
    }
}
