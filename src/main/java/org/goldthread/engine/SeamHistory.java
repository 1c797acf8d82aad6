package org.goldthread.engine;

import java.util.Set;
import org.camunda.bpm.engine.impl.history.AbstractHistoryLevel;
import org.camunda.bpm.engine.impl.history.event.HistoryEventType;
import org.camunda.bpm.engine.impl.history.event.HistoryEventTypes;
import org.camunda.bpm.engine.impl.persistence.entity.VariableInstanceEntity;

/**
 * What the engine keeps of the past: every activity, task and operation, of variables only outcomes and dates, and no inputs
 * of decisions, which are about people.
 */
final class SeamHistory extends AbstractHistoryLevel {

    static final String NAME = "goldthread";

    private static final Set<HistoryEventType> OF_VARIABLES = Set.of(
            HistoryEventTypes.VARIABLE_INSTANCE_CREATE,
            HistoryEventTypes.VARIABLE_INSTANCE_UPDATE,
            HistoryEventTypes.VARIABLE_INSTANCE_UPDATE_DETAIL,
            HistoryEventTypes.VARIABLE_INSTANCE_MIGRATE,
            HistoryEventTypes.VARIABLE_INSTANCE_DELETE);
    private static final Set<HistoryEventType> NEVER =
            Set.of(HistoryEventTypes.FORM_PROPERTY_UPDATE, HistoryEventTypes.DMN_DECISION_EVALUATE);

    @Override
    public int getId() {
        return 20;
    }

    @Override
    public String getName() {
        return NAME;
    }

    @Override
    public boolean isHistoryEventProduced(HistoryEventType type, Object entity) {
        if (OF_VARIABLES.contains(type)) {
            return !(entity instanceof VariableInstanceEntity variable) || isOurs(variable);
        }
        return !NEVER.contains(type);
    }

    private static boolean isOurs(VariableInstanceEntity variable) {
        return variable.getName().endsWith("Outcome") || "date".equals(variable.getTypeName());
    }
}
