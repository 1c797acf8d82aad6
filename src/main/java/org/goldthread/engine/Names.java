package org.goldthread.engine;

import java.util.Locale;
import org.springframework.util.ClassUtils;

/** The one way names turn into each other: class, BPMN id, bean, outcome variable. */
final class Names {

    private Names() {}

    /** {@code ApproveSponsorship} becomes {@code approve-sponsorship}. */
    static String kebab(Class<?> handler) {
        return ClassUtils.getUserClass(handler)
                .getSimpleName()
                .replaceAll("([a-z0-9])([A-Z])", "$1-$2")
                .toLowerCase(Locale.ROOT);
    }

    /** {@code approve-sponsorship} becomes {@code approveSponsorshipOutcome}; a bean name only gains the ending. */
    static String outcomeVariable(String taskOrStep) {
        var camel = new StringBuilder();
        for (String part : taskOrStep.split("-")) {
            camel.append(camel.isEmpty() ? part : Character.toUpperCase(part.charAt(0)) + part.substring(1));
        }
        return camel + "Outcome";
    }

    static boolean isOutcome(String variable) {
        return variable.endsWith("Outcome");
    }
}
