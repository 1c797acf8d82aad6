package org.goldthread.engine;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.Map;
import java.util.UUID;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.impl.cmd.GetTaskFormVariablesCmd;
import org.camunda.bpm.engine.impl.context.Context;
import org.camunda.bpm.engine.impl.interceptor.Command;
import org.camunda.bpm.engine.impl.interceptor.CommandInterceptor;
import org.camunda.bpm.engine.variable.VariableMap;

/**
 * Adds what a task's handler prepares to what the engine's own task list shows in the form. The values are worked out for
 * every look and never stored.
 */
final class PreparedValues extends CommandInterceptor {

    private final Prepare prepare;
    private final ObjectMapper json;

    /** Works out the values for one task and reader. */
    interface Prepare {
        Map<String, Object> values(DelegateTask task, UUID reader);
    }

    PreparedValues(Prepare prepare, ObjectMapper json) {
        this.prepare = prepare;
        this.json = json;
    }

    @Override
    public <T> T execute(Command<T> command) {
        var result = next.execute(command);
        if (command instanceof GetTaskFormVariablesCmd asked && result instanceof VariableMap shown) {
            var wanted = asked.formVariableNames;
            values(asked.resourceId).forEach((key, value) -> {
                if (wanted == null || wanted.contains(key)) {
                    shown.put(key, json.convertValue(value, Object.class));
                }
            });
        }
        return result;
    }

    private Map<String, Object> values(String taskId) {
        var reader = SignedIn.personId();
        if (reader == null) {
            return Map.of();
        }
        var task = Context.getCommandContext().getTaskManager().findTaskById(taskId);
        return prepare.values(task, UUID.fromString(reader));
    }
}
