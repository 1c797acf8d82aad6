package org.goldthread.engine;

import java.time.Instant;
import java.util.Date;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * What a task or step came to: a code its gateway reads as {@code <taskOrStep>Outcome}, and the dates the timers after it
 * need. Codes and dates are all that ever becomes a process variable; what can end in one way only leaves no code, as no
 * gateway has anything to choose.
 *
 * @param code kebab-case, one of those the BPMN file's conditions name, or {@code done}
 * @param dates timer variable name to instant
 */
public record Outcome(String code, Map<String, Instant> dates) {

    private static final String DONE = "done";

    /** Keeps its own copy of the dates. */
    public Outcome {
        dates = Map.copyOf(dates);
    }

    /** The outcome of something that can end in one way only. */
    public static Outcome done() {
        return of(DONE);
    }

    /** An outcome without dates. */
    public static Outcome of(String code) {
        return new Outcome(code, Map.of());
    }

    /** The process variable the code of this task or step is written to: the only thing its gateway may read. */
    public static String variable(String taskOrStep) {
        return Names.outcomeVariable(taskOrStep);
    }

    /** The same outcome with one more timer date. */
    public Outcome at(String variable, Instant instant) {
        var more = new LinkedHashMap<>(dates);
        more.put(variable, instant);
        return new Outcome(code, more);
    }

    /** What the engine is to remember of this task or step. */
    Map<String, Object> variables(String taskOrStep) {
        var variables = new LinkedHashMap<String, Object>();
        if (!code.equals(DONE)) {
            variables.put(variable(taskOrStep), code);
        }
        dates.forEach((variable, at) -> variables.put(variable, Date.from(at)));
        return variables;
    }
}
