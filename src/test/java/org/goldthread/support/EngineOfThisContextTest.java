package org.goldthread.support;

import static org.assertj.core.api.Assertions.assertThat;

import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.ProcessEngines;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.RepeatedTest;
import org.springframework.beans.factory.annotation.Autowired;

/** What one test leaves behind in the engine's register for the whole JVM does not reach the next. */
@GoldthreadTest
class EngineOfThisContextTest {

    @Autowired
    ProcessEngine engine;

    @RepeatedTest(2)
    void theEngineFoundByName_isTheOneOfTheTestsOwnContext() {
        assertThat(ProcessEngines.getProcessEngines()).containsEntry(engine.getName(), engine);
    }

    /** As a context does that is closed, whichever engine has the name by then. */
    @AfterEach
    void anotherContextEnds() {
        ProcessEngines.unregister(engine);
    }
}
