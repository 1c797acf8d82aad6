package org.goldthread.engine;

import java.util.UUID;

/**
 * A service task's bean: {@code ${offerPlace}} in a BPMN file is the bean {@code offerPlace}, class {@code OfferPlace}.
 * Steps are the only beans the engine's expressions can reach. Job threads have no signed-in person.
 */
public interface Step {

    /**
     * Does the step for the aggregate with this id. May be called again after a crash, so it must be safe to repeat.
     *
     * @param key the business key of the process
     * @return what it came to; its code becomes {@code <beanName>Outcome}
     */
    Outcome run(UUID key);
}
