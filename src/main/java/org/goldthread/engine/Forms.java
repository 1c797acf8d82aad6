package org.goldthread.engine;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Supplier;
import org.goldthread.shared.Refusal;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;
import org.springframework.stereotype.Component;

/**
 * The forms of all user tasks, one schema with two renderers: the engine's own task list in the browser, and our pages on the
 * server. The schema's rules are enforced here whichever rendered it.
 */
@Component
public class Forms {

    private final Map<String, FormSchema> byTask;

    Forms(@Value("${goldthread.forms:classpath*:forms/*.form}") String files) {
        this.byTask = readAll(files);
    }

    /** The form of a task; a task without one is an {@link IllegalArgumentException}. */
    public FormSchema schema(String task) {
        return find(task).orElseThrow(() -> new IllegalArgumentException("No form for user task " + task));
    }

    Optional<FormSchema> find(String task) {
        return Optional.ofNullable(byTask.get(task));
    }

    /** The names of all forms. */
    Set<String> names() {
        return byTask.keySet();
    }

    /**
     * Holds answers against the task's schema and gives them the types it names.
     *
     * @param prepared what the handler prepared, which conditions and choices may need
     * @throws Refusal at the first field that breaks a rule
     */
    Map<String, Object> check(String task, Map<String, Object> answers, Supplier<Map<String, Object>> prepared) {
        return find(task)
                .map(schema -> new FormRules(schema, schema.isFixed() ? Map.of() : prepared.get()).check(answers))
                .orElse(answers);
    }

    /**
     * Lets nothing through that a form does not ask for.
     *
     * @throws Refusal naming the first such field
     */
    static void refuseOthers(Collection<String> given, Collection<String> declared) {
        given.stream().filter(name -> !declared.contains(name)).findFirst().ifPresent(name -> {
            throw new Refusal("The form of this task has no field " + name + ". Nothing was saved.");
        });
    }

    private static FormSchema read(Resource file) throws IOException {
        try (var stream = file.getInputStream()) {
            return FormReader.read(stream);
        } catch (RuntimeException fault) {
            throw new IllegalStateException("forms/" + file.getFilename() + ": " + fault.getMessage(), fault);
        }
    }

    private static Map<String, FormSchema> readAll(String files) {
        var read = new TreeMap<String, FormSchema>();
        try {
            for (var file : new PathMatchingResourcePatternResolver().getResources(files)) {
                var name = String.valueOf(file.getFilename()).replaceFirst("\\.form$", "");
                read.put(name, read(file));
            }
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
        return Map.copyOf(read);
    }
}
