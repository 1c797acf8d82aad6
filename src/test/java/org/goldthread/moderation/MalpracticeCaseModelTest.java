package org.goldthread.moderation;

import static org.camunda.bpm.engine.test.assertions.bpmn.BpmnAwareTests.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.goldthread.engine.Outcome;
import org.goldthread.support.ProcessModelTest;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class MalpracticeCaseModelTest extends ProcessModelTest {

    @BeforeEach
    void steps() {
        step("openCase").comesTo(Outcome.of("asked").at("answerBy", answerBy()));
        step("closeCase").comesTo("done");
        step("applyPenalty").comesTo("done");
        step("endProgramme").comesTo("done");
    }

    private Instant answerBy() {
        return now().plus(Duration.ofDays(14));
    }

    @Test
    void theCandidateAnswers_andThereIsNoCase() {
        var raised = start();
        assertThat(raised).isWaitingAt("answer-concern");
        complete("answer-concern", "answered");
        complete("decide-malpractice", "no-case");

        assertThat(raised).isEnded().hasPassedInOrder("close-case", "no-case").hasNotPassed("apply-penalty");
    }

    @Test
    void silenceUntilTheDueDate_goesToTheLead_whoVoidsMarks() {
        var raised = start();
        fireTimer("answer-overdue", answerBy());
        assertThat(raised).isWaitingAt("decide-malpractice").isNotWaitingAt("answer-concern");
        complete("decide-malpractice", "penalty");

        assertThat(raised).isEnded().hasPassed("penalty-applied").hasNotPassed("close-case");
    }

    @Test
    void theProgrammeEnds() {
        var raised = start();
        complete("answer-concern", "answered");
        complete("decide-malpractice", "ended");

        assertThat(raised).isEnded().hasPassed("programme-ended").hasNotPassed("close-case");
    }
}
