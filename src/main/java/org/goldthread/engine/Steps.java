package org.goldthread.engine;

import jakarta.persistence.EntityManager;
import java.util.AbstractMap;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ListableBeanFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;
import org.springframework.util.function.SingletonSupplier;

/** The only beans an engine expression can reach: every {@link Step} by its bean name, each wrapped as a delegate. */
@Component
class Steps {

    private final ListableBeanFactory beans;
    private final ObjectProvider<EntityManager> entityManager;
    private final Supplier<Set<String>> names;

    Steps(ListableBeanFactory beans, ObjectProvider<EntityManager> entityManager) {
        this.beans = beans;
        this.entityManager = entityManager;
        this.names = SingletonSupplier.of(() -> Set.of(beans.getBeanNamesForType(Step.class, true, false)));
    }

    /** Looked up once: the engine asks with every expression it evaluates. */
    Set<String> names() {
        return names.get();
    }

    /** A read-only map for the engine. It fetches a step only when the step is used, so that nothing is built in a circle. */
    Map<Object, Object> asEngineBeans() {
        return new Allowed();
    }

    private JavaDelegate delegate(String name) {
        return execution -> {
            var outcome = beans.getBean(name, Step.class).run(BusinessKeys.of(execution));
            entityManager.ifAvailable(EntityManager::flush);
            execution.setVariables(outcome.variables(name));
        };
    }

    private final class Allowed extends AbstractMap<Object, Object> {

        @Override
        public boolean containsKey(Object name) {
            return name instanceof String && names().contains(name);
        }

        @Override
        public @Nullable Object get(Object name) {
            return containsKey(name) ? delegate((String) name) : null;
        }

        @Override
        public Set<Entry<Object, Object>> entrySet() {
            return names().stream()
                    .map(name -> Map.entry((Object) name, (Object) delegate(name)))
                    .collect(Collectors.toUnmodifiableSet());
        }
    }
}
