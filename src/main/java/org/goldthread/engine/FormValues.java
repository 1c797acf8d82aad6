package org.goldthread.engine;

import java.util.HashMap;
import java.util.Map;

/**
 * Hands what a person typed from the door it came through to the complete listener, on the same thread, without it ever
 * becoming a process variable.
 */
final class FormValues {

    private static final ThreadLocal<Map<String, Map<String, Object>>> SUBMITTED =
            ThreadLocal.withInitial(HashMap::new);

    private FormValues() {}

    static void put(String taskId, Map<String, Object> values) {
        SUBMITTED.get().put(taskId, Map.copyOf(values));
    }

    static Map<String, Object> take(String taskId) {
        var values = SUBMITTED.get().remove(taskId);
        return values == null ? Map.of() : values;
    }

    static void forget() {
        SUBMITTED.remove();
    }
}
