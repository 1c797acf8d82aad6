package org.goldthread.engine;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.camunda.bpm.model.bpmn.instance.FlowElement;
import org.camunda.bpm.model.bpmn.instance.Process;
import org.springframework.context.annotation.Lazy;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** The diagrams of the processes that run for a key, with the places where they are now. */
@Component
@Transactional(readOnly = true)
public class JourneyMap {

    private final RuntimeService runtime;
    private final RepositoryService repository;

    JourneyMap(@Lazy RuntimeService runtime, @Lazy RepositoryService repository) {
        this.runtime = runtime;
        this.repository = repository;
    }

    /**
     * A diagram.
     *
     * @param process the process
     * @param title its name
     * @param xml the BPMN
     * @param active ids of the elements where it is now
     * @param places their names
     */
    public record Diagram(String process, String title, String xml, List<String> active, List<String> places) {}

    /** The running processes of the key, the outermost first. */
    public List<Diagram> of(UUID key) {
        return runtime.createProcessInstanceQuery().processInstanceBusinessKey(key.toString()).active().list().stream()
                .sorted((one, other) -> Boolean.compare(isInner(one), isInner(other)))
                .map(this::diagram)
                .toList();
    }

    private static boolean isInner(ProcessInstance instance) {
        return !Objects.equals(instance.getRootProcessInstanceId(), instance.getId());
    }

    private Diagram diagram(ProcessInstance instance) {
        var definition = instance.getProcessDefinitionId();
        var process = BusinessKeys.process(definition);
        var model = repository.getBpmnModelInstance(definition);
        var active = runtime.getActiveActivityIds(instance.getId()).stream()
                .distinct()
                .toList();
        var places = active.stream()
                .map(model::getModelElementById)
                .filter(FlowElement.class::isInstance)
                .map(element -> ((FlowElement) element).getName())
                .filter(Objects::nonNull)
                .toList();
        var title = model.getModelElementById(process) instanceof Process named && named.getName() != null
                ? named.getName()
                : process;
        return new Diagram(process, title, xml(definition), active, places);
    }

    private String xml(String definition) {
        try (var stream = repository.getProcessModel(definition)) {
            return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }
}
