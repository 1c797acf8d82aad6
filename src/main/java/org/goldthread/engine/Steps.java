package org.goldthread.engine;

import jakarta.persistence.EntityManager;
import java.util.Date;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.beans.factory.ListableBeanFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/** The only beans an engine expression can reach: every {@link Step} by its bean name, each wrapped as a delegate. */
@Component
class Steps {

    private final ListableBeanFactory beans;
    private final ObjectProvider<EntityManager> entityManager;

    Steps(ListableBeanFactory beans, ObjectProvider<EntityManager> entityManager) {
        this.beans = beans;
        this.entityManager = entityManager;
    }

    Set<String> names() {
        return Set.of(beans.getBeanNamesForType(Step.class));
    }

    /** A map for the engine which fetches a step only when it is used. */
    Map<Object, Object> asEngineBeans() {
        var map = new LinkedHashMap<Object, Object>();
        names().forEach(name -> map.put(name, delegate(name)));
        return map;
    }

    private JavaDelegate delegate(String name) {
        return execution -> {
            var outcome = beans.getBean(name, Step.class).run(BusinessKeys.of(execution));
            entityManager.ifAvailable(EntityManager::flush);
            execution.setVariable(Names.outcomeVariable(name), outcome.code());
            outcome.dates().forEach((variable, at) -> execution.setVariable(variable, Date.from(at)));
        };
    }
}
