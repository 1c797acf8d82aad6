package org.goldthread.engine;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/** All task handlers by task name. Looked up lazily: handlers use services which use the engine. */
@Component
class HumanTasks {

    private final ObjectProvider<HumanTask<?>> provider;
    private volatile Map<String, HumanTask<?>> byName = Map.of();

    HumanTasks(ObjectProvider<HumanTask<?>> provider) {
        this.provider = provider;
    }

    HumanTask<?> named(String name) {
        var handler = all().get(name);
        if (handler == null) {
            throw new IllegalStateException("No handler for user task " + name);
        }
        return handler;
    }

    Set<String> names() {
        return all().keySet();
    }

    private Map<String, HumanTask<?>> all() {
        if (byName.isEmpty()) {
            List<HumanTask<?>> handlers = provider.stream().toList();
            byName = handlers.stream()
                    .collect(Collectors.toUnmodifiableMap(h -> Names.kebab(h.getClass()), Function.identity()));
        }
        return byName;
    }
}
