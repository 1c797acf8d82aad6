package org.goldthread.engine;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.camunda.bpm.model.bpmn.Bpmn;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;
import org.springframework.stereotype.Component;

/**
 * Holds BPMN, forms and code against each other before the product takes a request: every user task has a form and a handler,
 * every form and handler a task, every bean is a step, every called process and decision exists. A mismatch stops the start.
 */
@Component
class MatchCheck implements SmartInitializingSingleton {

    private final boolean enabled;
    private final String processes;
    private final Forms forms;
    private final HumanTasks handlers;
    private final Steps steps;

    MatchCheck(
            @Value("${goldthread.match-check:true}") boolean enabled,
            @Value("${goldthread.processes:classpath*:bpmn/*.bpmn}") String processes,
            Forms forms,
            HumanTasks handlers,
            Steps steps) {
        this.enabled = enabled;
        this.processes = processes;
        this.forms = forms;
        this.handlers = handlers;
        this.steps = steps;
    }

    @Override
    public void afterSingletonsInstantiated() {
        var mismatches = enabled ? mismatches() : List.of();
        if (!mismatches.isEmpty()) {
            throw new IllegalStateException("Processes, forms and code do not match: " + mismatches);
        }
    }

    List<String> mismatches() {
        return mismatches(files(), forms.names(), handlers.names(), steps.names(), decisions());
    }

    static List<String> mismatches(
            Collection<ProcessFile> files,
            Set<String> forms,
            Set<String> handlers,
            Set<String> steps,
            Set<String> decisions) {
        var tasks = all(files, ProcessFile::tasks);
        var faults = new ArrayList<String>();
        missing(faults, tasks, forms, "User task %s has no form");
        missing(faults, tasks, handlers, "User task %s has no handler");
        missing(faults, all(files, ProcessFile::forms), tasks, "A user task names the form %s, which is not its own");
        missing(faults, forms, tasks, "Form %s has no user task");
        missing(faults, handlers, tasks, "Handler %s has no user task");
        missing(faults, all(files, ProcessFile::beans), steps, "Bean %s is no step");
        missing(
                faults,
                all(files, ProcessFile::called),
                all(files, ProcessFile::processes),
                "Called process %s does not exist");
        missing(faults, all(files, ProcessFile::decisions), decisions, "Decision %s does not exist");
        return faults;
    }

    private static void missing(List<String> faults, Set<String> needed, Set<String> present, String sentence) {
        var missing = new TreeSet<>(needed);
        missing.removeAll(present);
        missing.forEach(name -> faults.add(sentence.formatted(name)));
    }

    private static Set<String> all(Collection<ProcessFile> files, Function<ProcessFile, Set<String>> part) {
        return files.stream().flatMap(file -> part.apply(file).stream()).collect(Collectors.toSet());
    }

    private List<ProcessFile> files() {
        return List.of(resources(processes)).stream().map(MatchCheck::read).toList();
    }

    private Set<String> decisions() {
        return List.of(resources(processes.replaceAll("\\.bpmn$", ".dmn"))).stream()
                .map(file -> String.valueOf(file.getFilename()).replaceFirst("\\.dmn$", ""))
                .collect(Collectors.toSet());
    }

    private static Resource[] resources(String pattern) {
        try {
            return new PathMatchingResourcePatternResolver().getResources(pattern);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private static ProcessFile read(Resource file) {
        try (var stream = file.getInputStream()) {
            return ProcessFile.of(Bpmn.readModelFromStream(stream));
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
