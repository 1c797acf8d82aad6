package org.goldthread.engine;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.runtime.Incident;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.camunda.bpm.model.bpmn.instance.FlowElement;
import org.goldthread.shared.Refusal;
import org.springframework.context.annotation.Lazy;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Work of the product's own that failed as often as it may be tried: what, where and why, and another try. */
@Component
@Transactional
public class Incidents {

    private static final int MOST = 200;

    private final RuntimeService runtime;
    private final ManagementService management;
    private final RepositoryService repository;

    Incidents(@Lazy RuntimeService runtime, @Lazy ManagementService management, @Lazy RepositoryService repository) {
        this.runtime = runtime;
        this.management = management;
        this.repository = repository;
    }

    /**
     * One piece of work that failed.
     *
     * @param id the incident's id
     * @param process the process it belongs to
     * @param step what was to be done, in the words of the diagram
     * @param key the business key, if it could be found
     * @param at when it last failed
     * @param cause why, as the failure said it
     */
    public record IncidentView(
            String id, String process, String step, Optional<String> key, Instant at, String cause) {}

    /** The open incidents, newest first. */
    @Transactional(readOnly = true)
    public List<IncidentView> open() {
        return runtime.createIncidentQuery().orderByIncidentTimestamp().desc().listPage(0, MOST).stream()
                .map(this::view)
                .toList();
    }

    /**
     * Lets the failed work be tried once more, at once.
     *
     * @throws Refusal if it is settled already
     */
    public void retry(String id) {
        var incident = runtime.createIncidentQuery().incidentId(id).singleResult();
        if (incident == null || incident.getConfiguration() == null) {
            throw new Refusal("This incident is settled already.");
        }
        management.setJobRetries(incident.getConfiguration(), 1);
    }

    private IncidentView view(Incident incident) {
        var message = incident.getIncidentMessage();
        return new IncidentView(
                incident.getId(),
                BusinessKeys.process(incident.getProcessDefinitionId()),
                step(incident),
                key(incident),
                incident.getIncidentTimestamp().toInstant(),
                message == null || message.isBlank() ? "No cause was given." : message);
    }

    private Optional<String> key(Incident incident) {
        return Optional.ofNullable(runtime.createProcessInstanceQuery()
                        .processInstanceId(incident.getProcessInstanceId())
                        .singleResult())
                .map(ProcessInstance::getBusinessKey);
    }

    /** The deployed models are kept in memory by the engine. */
    private String step(Incident incident) {
        var activity = incident.getActivityId();
        if (repository.getBpmnModelInstance(incident.getProcessDefinitionId()).getModelElementById(activity)
                        instanceof FlowElement element
                && element.getName() != null) {
            return element.getName();
        }
        return String.valueOf(activity);
    }
}
