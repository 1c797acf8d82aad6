package org.goldthread.support;

import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.camunda.bpm.engine.test.assertions.bpmn.BpmnAwareTests.assertThat;

import java.time.Duration;
import org.assertj.core.api.Assertions;
import org.goldthread.engine.Outcome;
import org.junit.jupiter.api.Test;

/** The model test base class, tried on a process that has one of everything. */
class TinyModelTest extends ProcessModelTest {

    @Override
    protected String resource() {
        return "model/tiny.bpmn";
    }

    @Test
    void happyPath_waitsAtTaskThenCallThenTimer() {
        var deadline = now().plus(Duration.ofDays(3));
        step("lookAround").comesTo(Outcome.of("found").at("deadline", deadline));
        called("smaller").comesTo("waits");

        var tiny = start();
        assertThat(tiny).isWaitingAt("do-it");
        complete("do-it", "done");
        assertThat(tiny).isWaitingAt("call-smaller");
        finish("smaller");
        assertThat(tiny).isWaitingAt("deadline-passed");
        fireTimer("deadline-passed", deadline);

        assertThat(tiny).isEnded().hasPassedInOrder("look-around", "do-it", "call-smaller", "found-end");
        assertThat(tiny).variables().doesNotContainKey("anythingTyped");
    }

    @Test
    void nothingFound_waitsForTheMessage_andLooksAgain() {
        step("lookAround").comesTo("nothing", "gone");

        var tiny = start();
        assertThat(tiny).isWaitingAt("wait-for-news");
        tell("news");

        assertThat(tiny).isEnded().hasPassed("gone-end");
        Assertions.assertThat(step("lookAround").runs()).isEqualTo(2);
    }

    @Test
    void withdrawal_takesTheCalledProcessWithIt() {
        step("lookAround").comesTo(Outcome.of("found").at("deadline", now().plus(Duration.ofDays(3))));
        called("smaller").comesTo("waits");

        var tiny = start();
        complete("do-it", "done");
        org.assertj.core.api.Assertions.assertThat(waiting("smaller")).isEqualTo(1);
        tell("tiny-withdrawn");

        assertThat(tiny).isEnded().hasPassed("withdrawn-end");
        org.assertj.core.api.Assertions.assertThat(waiting("smaller")).isZero();
    }

    @Test
    void anUnscriptedStep_isNamed() {
        assertThatThrownBy(this::start).hasMessageContaining("lookAround");
    }

    @Test
    void aWrongDueDate_isRefused() {
        step("lookAround").comesTo(Outcome.of("found").at("deadline", now().plus(Duration.ofDays(3))));
        start();
        complete("do-it", "done");

        assertThatThrownBy(() -> fireTimer("deadline-passed", now())).hasMessageContaining("deadline-passed");
    }
}
