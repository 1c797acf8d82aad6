package org.goldthread.engine;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.OptimisticLockingException;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.impl.util.ClockUtil;
import org.camunda.bpm.engine.runtime.Incident;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.camunda.bpm.model.bpmn.BpmnModelInstance;
import org.camunda.bpm.model.bpmn.instance.FlowElement;
import org.camunda.bpm.model.bpmn.instance.Process;
import org.goldthread.shared.Refusal;
import org.springframework.context.annotation.Lazy;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Work of the product's own that failed as often as it may be tried: what, where and why, and another try. */
@Component
@Transactional
public class Incidents {

    private static final int MOST = 1_000;
    private static final String SETTLED =
            "This has been tried again or is settled already. There is nothing more to do.";
    private static final Pattern MAIL = Pattern.compile("(?i)mail|smtp");
    private static final Pattern DATABASE = Pattern.compile("(?i)\\bSQL|JDBC|could not execute|ENGINE-03");
    private static final Pattern SENTENCE = Pattern.compile("\\p{Lu}[^\\n:;={}\\[\\]<>]{3,300}[.?!]");

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
     * @param process the process it belongs to, in words
     * @param step what was to be done, in the words of the diagram
     * @param key the id of what it is about, if it could be found
     * @param at when it last failed
     * @param cause why, in a sentence
     * @param details what the failure itself said, for whoever runs the installation; empty if the cause says it all
     */
    public record IncidentView(
            String id, String process, String step, Optional<UUID> key, Instant at, String cause, String details) {}

    /** The open incidents, newest first. */
    @Transactional(readOnly = true)
    public List<IncidentView> open() {
        var incidents =
                runtime.createIncidentQuery().orderByIncidentTimestamp().desc().listPage(0, MOST);
        var keys = keys(incidents);
        return incidents.stream()
                .map(incident -> view(incident, Optional.ofNullable(keys.get(incident.getProcessInstanceId()))))
                .toList();
    }

    /**
     * Lets the failed work be tried once more, at once.
     *
     * @throws Refusal if it is settled already
     */
    public void retry(String id) {
        var incident = runtime.createIncidentQuery().incidentId(id).singleResult();
        var job = incident == null ? null : incident.getConfiguration();
        if (job == null || management.createJobQuery().jobId(job).count() == 0) {
            throw new Refusal(SETTLED);
        }
        try {
            management.setJobRetries(job, 1);
            management.setJobDuedate(job, ClockUtil.getCurrentTime());
        } catch (OptimisticLockingException pressedTwice) {
            throw new Refusal(SETTLED);
        }
    }

    private IncidentView view(Incident incident, Optional<UUID> key) {
        var said = Optional.ofNullable(incident.getIncidentMessage()).orElse("").strip();
        var cause = cause(said);
        return new IncidentView(
                incident.getId(),
                process(incident),
                step(incident),
                key,
                incident.getIncidentTimestamp().toInstant(),
                cause,
                cause.equals(said) ? "" : said);
    }

    /** A rule's own sentence is plain already; what a library or the database says is told in ours. */
    private static String cause(String said) {
        if (said.isBlank()) {
            return "No cause was given.";
        }
        if (MAIL.matcher(said).find()) {
            return "The mail server could not be reached.";
        }
        if (DATABASE.matcher(said).find()) {
            return "The database refused the change or could not be reached.";
        }
        return SENTENCE.matcher(said).matches() ? said : "The step failed for a technical reason.";
    }

    private Map<String, UUID> keys(List<Incident> incidents) {
        var instances = incidents.stream()
                .map(Incident::getProcessInstanceId)
                .filter(Objects::nonNull)
                .collect(Collectors.toSet());
        return instances.isEmpty()
                ? Map.of()
                : runtime.createProcessInstanceQuery().processInstanceIds(instances).list().stream()
                        .filter(instance -> instance.getBusinessKey() != null)
                        .collect(Collectors.toMap(
                                ProcessInstance::getId, instance -> UUID.fromString(instance.getBusinessKey())));
    }

    private String process(Incident incident) {
        var definition = incident.getProcessDefinitionId();
        if (definition == null) {
            return "No process of its own";
        }
        var process = BusinessKeys.process(definition);
        return model(definition).getModelElementById(process) instanceof Process named && named.getName() != null
                ? named.getName()
                : process;
    }

    private String step(Incident incident) {
        var activity = incident.getActivityId();
        if (incident.getProcessDefinitionId() == null) {
            return "Work on many at once";
        }
        return model(incident.getProcessDefinitionId()).getModelElementById(activity) instanceof FlowElement element
                        && element.getName() != null
                ? element.getName()
                : String.valueOf(activity);
    }

    /** The deployed models are kept in memory by the engine. */
    private BpmnModelInstance model(String definition) {
        return repository.getBpmnModelInstance(definition);
    }
}
