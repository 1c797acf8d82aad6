package org.goldthread;

import static org.assertj.core.api.Assertions.assertThat;

import org.camunda.bpm.engine.ProcessEngine;
import org.goldthread.support.GoldthreadTest;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

@GoldthreadTest
class StartsTest {

    @Autowired
    ProcessEngine engine;

    @Test
    void theProductStarts_onAnEmptyDatabase_withTheEngineOnItsOwnTables() {
        assertThat(engine.getManagementService().getTableCount()).containsKey("ACT_RU_TASK");
    }
}
