package org.goldthread.engine;

import java.util.HashMap;
import java.util.Map;
import org.camunda.bpm.dmn.feel.impl.FeelEngine;
import org.camunda.bpm.dmn.feel.impl.scala.ScalaFeelEngineFactory;
import org.camunda.bpm.engine.variable.Variables;

/** Evaluates the conditions of forms with the language their schema is written in. */
final class Feel {

    private static final class Holder {
        static final FeelEngine ENGINE = new ScalaFeelEngineFactory().createInstance();
    }

    private Feel() {}

    /** Whether the condition holds. What has no value yet counts as empty, as it does in the browser. */
    static boolean holds(String condition, Map<String, ?> values) {
        return Boolean.TRUE.equals(value(condition, values));
    }

    static Object value(String expression, Map<String, ?> values) {
        var context = Variables.fromMap(new HashMap<>(values)).asVariableContext();
        return Holder.ENGINE.evaluateSimpleExpression(expression, context);
    }
}
