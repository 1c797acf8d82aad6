package org.goldthread.engine;

import java.util.UUID;
import org.camunda.bpm.engine.delegate.DelegateExecution;

/** Reads the owning aggregate's id off the engine's own objects, which a browser cannot write. */
final class BusinessKeys {

    private BusinessKeys() {}

    static UUID of(DelegateExecution execution) {
        return UUID.fromString(execution.getProcessBusinessKey());
    }

    static String process(String processDefinitionId) {
        return processDefinitionId.substring(0, processDefinitionId.indexOf(':'));
    }
}
