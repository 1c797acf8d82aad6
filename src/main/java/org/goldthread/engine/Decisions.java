package org.goldthread.engine;

import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.DecisionService;
import org.springframework.context.annotation.Lazy;
import org.springframework.stereotype.Component;

/** Evaluates the decision tables in {@code bpmn/}. What goes in is not kept by the engine. */
@Component
public class Decisions {

    private final DecisionService decisions;

    Decisions(@Lazy DecisionService decisions) {
        this.decisions = decisions;
    }

    /**
     * The outputs of the one rule that fits.
     *
     * @throws IllegalStateException if none or several fit
     */
    public Map<String, Object> decide(String table, Map<String, Object> inputs) {
        List<Map<String, Object>> results =
                decisions.evaluateDecisionTableByKey(table, inputs).getResultList();
        if (results.size() != 1) {
            throw new IllegalStateException(results.size() + " rules of " + table + " fit");
        }
        return results.get(0);
    }
}
