package org.goldthread.learning;

import static org.camunda.bpm.engine.test.assertions.bpmn.BpmnAwareTests.assertThat;

import java.time.Duration;
import java.util.Map;
import org.goldthread.engine.Outcome;
import org.goldthread.support.ProcessModelTest;
import org.goldthread.support.TestClock;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class SessionModelTest extends ProcessModelTest {

    @BeforeEach
    void steps() {
        step("publishRegister").comesTo("done");
        step("handRegisterOver").comesTo("done");
    }

    @Test
    void theRegisterIsAskedFor_onTheDay_andThenPublished() {
        var begins = TestClock.START.plus(Duration.ofDays(3));
        var due = begins.plus(Duration.ofDays(2));
        step("openRegister").comesTo(Outcome.done().at("registerDue", due));
        var session = start(Map.of("sessionStarts", begins));
        assertThat(session).isWaitingAt("session-starts").hasNotPassed("take-register");
        fireTimer("session-starts", begins);
        assertThat(session).isWaitingAt("take-register");
        complete("take-register", "done");
        assertThat(session).isEnded().hasPassedInOrder("take-register", "publish-register", "register-published");
    }

    @Test
    void anOverdueRegister_isHandedOver_andCanStillBeTaken() {
        var begins = TestClock.START.plus(Duration.ofDays(3));
        var due = begins.plus(Duration.ofDays(2));
        step("openRegister").comesTo(Outcome.done().at("registerDue", due));
        var session = start(Map.of("sessionStarts", begins));
        fireTimer("session-starts", begins);
        fireTimer("register-overdue", due);
        assertThat(session)
                .hasPassed("hand-register-over", "register-handed-over")
                .isWaitingAt("take-register")
                .hasNotPassed("publish-register");
        complete("take-register", "done");
        assertThat(session).isEnded();
    }
}
