package org.goldthread.engine;

import java.time.Instant;
import java.time.Period;
import java.time.ZoneId;
import java.util.Collection;
import java.util.Date;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.camunda.bpm.engine.HistoryService;
import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.history.HistoricProcessInstance;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.impl.persistence.entity.TaskEntity;
import org.camunda.bpm.engine.runtime.EventSubscription;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.annotation.Lazy;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Starts, tells and moves processes for the modules. Everything happens in the caller's transaction. The engine does not
 * keep a message nobody waits for: store the fact first, and let every wait begin with a step that looks for it.
 */
@Component
@Transactional
public class Journeys {

    private final RuntimeService runtime;
    private final ManagementService management;
    private final HistoryService history;
    private final ProcessEngineConfigurationImpl engine;
    private final ObjectProvider<TaskListeners> listeners;

    Journeys(
            @Lazy RuntimeService runtime,
            @Lazy ManagementService management,
            @Lazy HistoryService history,
            @Lazy ProcessEngineConfigurationImpl engine,
            ObjectProvider<TaskListeners> listeners) {
        this.runtime = runtime;
        this.management = management;
        this.history = history;
        this.engine = engine;
        this.listeners = listeners;
    }

    /** Starts a process for an aggregate. */
    public void start(String process, UUID key) {
        start(process, key, Map.of());
    }

    /** Starts a process for an aggregate with the dates its first timers need. */
    public void start(String process, UUID key, Map<String, Instant> dates) {
        runtime.startProcessInstanceByKey(process, key.toString(), asVariables(dates));
    }

    /**
     * Tells the one process instance of this key that waits for the message.
     *
     * @throws IllegalStateException unless exactly one waits
     */
    public void tell(String message, UUID key) {
        if (!tellIfWaiting(message, key)) {
            throw new IllegalStateException("Nobody waits for " + message + " at " + key);
        }
    }

    /**
     * Tells the one process instance of this key that waits for the message, if there is one.
     *
     * @return whether one waited
     * @throws IllegalStateException if more than one waits
     */
    public boolean tellIfWaiting(String message, UUID key) {
        var waiting = runtime.createExecutionQuery()
                .messageEventSubscriptionName(message)
                .processInstanceBusinessKey(key.toString())
                .list();
        if (waiting.size() > 1) {
            throw new IllegalStateException(waiting.size() + " wait for " + message + " at " + key);
        }
        waiting.forEach(execution -> runtime.messageEventReceived(message, execution.getId()));
        return !waiting.isEmpty();
    }

    /** The keys at which a process waits for the message now. */
    @Transactional(readOnly = true)
    public Set<UUID> waitingFor(String message) {
        var instances = waiting(message);
        return instances.isEmpty()
                ? Set.of()
                : runtime.createProcessInstanceQuery().processInstanceIds(instances).list().stream()
                        .map(instance -> UUID.fromString(instance.getBusinessKey()))
                        .collect(Collectors.toSet());
    }

    private Set<String> waiting(String message) {
        return runtime.createEventSubscriptionQuery().eventType("message").eventName(message).list().stream()
                .map(EventSubscription::getProcessInstanceId)
                .collect(Collectors.toSet());
    }

    /**
     * Tells many, one job each, after this transaction. Those not waiting yet are left out: they look for the fact when
     * they come to their wait.
     *
     * @return how many will be told
     */
    public int tellEach(String message, Collection<UUID> keys) {
        if (keys.isEmpty()) {
            return 0;
        }
        var waiting = waiting(message);
        var instances = history
                .createHistoricProcessInstanceQuery()
                .processInstanceBusinessKeyIn(keys.stream().map(UUID::toString).toArray(String[]::new))
                .unfinished()
                .list()
                .stream()
                .map(HistoricProcessInstance::getId)
                .filter(waiting::contains)
                .toList();
        if (!instances.isEmpty()) {
            runtime.createMessageCorrelationAsync(message)
                    .processInstanceIds(instances)
                    .correlateAllAsync();
        }
        return instances.size();
    }

    /** Starts a process for each of many aggregates. Where it starts asynchronously, each is a job of its own. */
    public void startEach(String process, Collection<UUID> keys) {
        keys.forEach(key -> start(process, key));
    }

    /**
     * Starts a process for an aggregate in its midst, before the step with this BPMN id: a journey that had ended goes on from
     * there.
     */
    public void startAt(String process, UUID key, String activity) {
        runtime.createProcessInstanceByKey(process)
                .businessKey(key.toString())
                .startBeforeActivity(activity)
                .execute();
    }

    /**
     * Moves a running timer, named by its BPMN id, to another time. Its date variable moves with it, and also where the
     * timer is still to start, so that it then starts with the new date.
     *
     * @return whether such a timer was running
     */
    public boolean moveTimer(UUID key, String timer, String dateVariable, Instant at) {
        var running = false;
        for (var instance : runtime.createProcessInstanceQuery()
                .processInstanceBusinessKey(key.toString())
                .list()) {
            var jobs = management
                    .createJobQuery()
                    .processInstanceId(instance.getId())
                    .activityId(timer)
                    .timers()
                    .list();
            jobs.forEach(job -> management.setJobDuedate(job.getId(), Date.from(at)));
            if (!jobs.isEmpty() || runtime.getVariable(instance.getId(), dateVariable) != null) {
                runtime.setVariable(instance.getId(), dateVariable, Date.from(at));
            }
            running |= !jobs.isEmpty();
        }
        return running;
    }

    /** Works out owner and due date of the open tasks with this name anew, after a person or a date has changed. */
    public void refreshTask(UUID key, String taskName) {
        engine.getCommandExecutorTxRequired().execute(command -> {
            command.getProcessEngineConfiguration()
                    .getTaskService()
                    .createTaskQuery()
                    .taskDefinitionKey(taskName)
                    .processInstanceBusinessKey(key.toString())
                    .list()
                    .forEach(task -> listeners.getObject().refreshed((TaskEntity) task));
            return null;
        });
    }

    /** Whether somebody has the open task with this name. */
    @Transactional(readOnly = true)
    public boolean isTaken(UUID key, String taskName) {
        return engine.getTaskService()
                        .createTaskQuery()
                        .taskDefinitionKey(taskName)
                        .processInstanceBusinessKey(key.toString())
                        .taskAssigned()
                        .count()
                > 0;
    }

    /**
     * Takes an open task of the process back, because what it asked for is no longer so, and lets the process go on before
     * another place.
     *
     * @return whether such a task was open
     */
    public boolean takeBack(String process, UUID key, String task, String goesOnBefore) {
        var open = engine.getTaskService()
                .createTaskQuery()
                .processInstanceBusinessKey(key.toString())
                .processDefinitionKey(process)
                .taskDefinitionKey(task)
                .singleResult();
        if (open == null) {
            return false;
        }
        runtime.createProcessInstanceModification(open.getProcessInstanceId())
                .cancelAllForActivity(task)
                .startBeforeActivity(goesOnBefore)
                .execute();
        return true;
    }

    /** No timer and no step of the key's running processes fires until {@link #goOn}. Messages still reach them. */
    public void pause(UUID key) {
        instances(key).forEach(management::suspendJobByProcessInstanceId);
    }

    /** The timers and steps held by {@link #pause} go on; what has fallen due meanwhile is done now. */
    public void goOn(UUID key) {
        instances(key).forEach(management::activateJobByProcessInstanceId);
    }

    /** Every open task of these processes of the key is due later by the period, at the same time of day. */
    public void postponeTasks(UUID key, Set<String> processes, Period by, ZoneId zone) {
        engine
                .getTaskService()
                .createTaskQuery()
                .processInstanceBusinessKey(key.toString())
                .processDefinitionKeyIn(processes.toArray(String[]::new))
                .list()
                .stream()
                .filter(task -> task.getDueDate() != null)
                .forEach(task -> {
                    var due = task.getDueDate().toInstant().atZone(zone).plus(by);
                    task.setDueDate(Date.from(due.toInstant()));
                    engine.getTaskService().saveTask(task);
                });
    }

    /** Whether this task of the process is open. */
    @Transactional(readOnly = true)
    public boolean isOpen(String process, UUID key, String task) {
        return engine.getTaskService()
                        .createTaskQuery()
                        .processInstanceBusinessKey(key.toString())
                        .processDefinitionKey(process)
                        .taskDefinitionKey(task)
                        .count()
                > 0;
    }

    private List<String> instances(UUID key) {
        return runtime.createProcessInstanceQuery().processInstanceBusinessKey(key.toString()).list().stream()
                .map(instance -> instance.getId())
                .toList();
    }

    /** Ends every running process of this key, with the reason in the engine's record. */
    public void cancel(UUID key, String reason) {
        runtime.createProcessInstanceQuery()
                .processInstanceBusinessKey(key.toString())
                .rootProcessInstances()
                .list()
                .forEach(instance -> runtime.deleteProcessInstance(instance.getId(), reason));
    }

    /** Whether a process of this name runs for the key. */
    @Transactional(readOnly = true)
    public boolean isRunning(String process, UUID key) {
        return runtime.createProcessInstanceQuery()
                        .processDefinitionKey(process)
                        .processInstanceBusinessKey(key.toString())
                        .count()
                > 0;
    }

    private static Map<String, Object> asVariables(Map<String, Instant> dates) {
        var variables = new HashMap<String, Object>();
        dates.forEach((name, at) -> variables.put(name, Date.from(at)));
        return variables;
    }
}
