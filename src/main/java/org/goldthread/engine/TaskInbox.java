package org.goldthread.engine;

import jakarta.persistence.OptimisticLockException;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.OptimisticLockingException;
import org.camunda.bpm.engine.ProcessEngineException;
import org.camunda.bpm.engine.TaskAlreadyClaimedException;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.impl.context.Context;
import org.camunda.bpm.engine.impl.persistence.entity.TaskEntity;
import org.camunda.bpm.engine.task.Task;
import org.goldthread.shared.Refusal;
import org.springframework.context.annotation.Lazy;
import org.springframework.dao.OptimisticLockingFailureException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionSynchronizationManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Opens, claims, gives back and completes user tasks for a person: the one door of our own pages, links and jobs. Who may
 * do what is decided by the task's handler, here as for the engine's own task list.
 */
@Component
public class TaskInbox {

    private static final String TAKEN = "Somebody else has just taken this task.";
    private static final String RACED =
            "Somebody else changed this at the same moment. Look again and repeat what is still needed.";
    private static final String CLOSED = "This task is already closed. There is nothing more for you to do.";
    private static final int RETRIES = 3;

    private final TaskService tasks;
    private final IdentityService identity;
    private final HumanTasks handlers;
    private final ProcessEngineConfigurationImpl engine;
    private final TransactionTemplate transaction;

    TaskInbox(
            @Lazy TaskService tasks,
            @Lazy IdentityService identity,
            HumanTasks handlers,
            @Lazy ProcessEngineConfigurationImpl engine,
            PlatformTransactionManager transactions) {
        this.tasks = tasks;
        this.identity = identity;
        this.handlers = handlers;
        this.engine = engine;
        this.transaction = new TransactionTemplate(transactions);
    }

    /** The open task for somebody who has it or may claim it; empty if it is closed. Others are refused. */
    @Transactional(readOnly = true, propagation = Propagation.REQUIRED)
    public Optional<OpenTask> open(String taskId, UUID person) {
        return inEngine(() -> find(taskId).map(task -> {
            var context = context(task, person);
            mayUse(task, context);
            return openTask(task, context);
        }));
    }

    /**
     * The open task of this name and key for a person who has it or may claim it, for pages that are reached by the key;
     * empty if there is none. Others are refused.
     */
    @Transactional(readOnly = true, propagation = Propagation.REQUIRED)
    public Optional<OpenTask> find(String name, UUID key, UUID person) {
        return inEngine(() -> named(name, key).map(task -> {
            var context = TaskListeners.context((TaskEntity) task, key, person);
            mayUse(task, context);
            return openTask(task, context);
        }));
    }

    /**
     * Takes a group's task.
     *
     * @throws Refusal if it is closed, taken, or the task's rules exclude this person
     */
    public void claim(String taskId, UUID person) {
        as(person, () -> {
            var task = required(taskId);
            if (task.getAssignee() != null && !person.toString().equals(task.getAssignee())) {
                throw new Refusal(TAKEN);
            }
            mayUse(task, context(task, person));
            tasks.claim(taskId, person.toString());
            return null;
        });
    }

    /** Gives a claimed task back to its group. A task of one named person cannot be given back. */
    public void release(String taskId, UUID person) {
        as(person, () -> {
            var task = required(taskId);
            if (!person.toString().equals(task.getAssignee())) {
                throw new Refusal("This task is not yours.");
            }
            if (handlers.named(task.getTaskDefinitionKey()).owner(context(task, person)) instanceof Owner.Person) {
                throw new Refusal(
                        "This task is for you alone, so it cannot be given back. Ask the coordinator to move it.");
            }
            tasks.setAssignee(taskId, null);
            return null;
        });
    }

    /**
     * Gives somebody's task to somebody else, on an administrator's word. The task's rules hold for the new person too.
     *
     * @throws Refusal if it is closed or its rules exclude the new person
     */
    public void handOver(String taskId, UUID to, UUID actor) {
        as(actor, () -> {
            var task = required(taskId);
            var handler = handlers.named(task.getTaskDefinitionKey());
            var context = context(task, to);
            // A group's task is guarded when it is assigned, whoever assigns it.
            if (handler.owner(context) instanceof Owner.Person) {
                handler.guard(context);
            }
            tasks.setAssignee(taskId, to.toString());
            handler.handedOver(context);
            return null;
        });
    }

    /**
     * Completes a task with what the person entered. A task of the person's group is claimed on the way.
     *
     * @throws Refusal if a rule says no; nothing is changed then
     */
    public void complete(String taskId, UUID person, Map<String, Object> values) {
        as(person, () -> {
            var task = required(taskId);
            if (task.getAssignee() == null) {
                mayUse(task, context(task, person));
                tasks.claim(taskId, person.toString());
            }
            FormValues.put(taskId, values);
            tasks.complete(taskId);
            return null;
        });
    }

    private <T> void as(UUID person, Supplier<T> work) {
        var again = TransactionSynchronizationManager.isActualTransactionActive() ? 0 : RETRIES;
        try {
            identity.setAuthenticatedUserId(person.toString());
            attempt(work, again);
        } catch (TaskAlreadyClaimedException taken) {
            throw new Refusal(TAKEN);
        } catch (OptimisticLockingException | OptimisticLockingFailureException raced) {
            throw new Refusal(RACED);
        } catch (ProcessEngineException wrapped) {
            throw unwrapped(wrapped);
        } finally {
            identity.clearAuthentication();
            FormValues.forget();
        }
    }

    /** Two tasks of one journey ended at the same moment can collide in the engine; whoever was second simply goes again. */
    private <T> void attempt(Supplier<T> work, int again) {
        try {
            transaction.execute(status -> inEngine(work));
        } catch (OptimisticLockingException | OptimisticLockingFailureException raced) {
            if (again == 0) {
                throw raced;
            }
            attempt(work, again - 1);
        }
    }

    /** The engine wraps what a listener throws; a refusal must come out as it was said. */
    private static RuntimeException unwrapped(ProcessEngineException wrapped) {
        for (Throwable cause = wrapped; cause != null; cause = cause.getCause()) {
            if (cause instanceof Refusal refusal) {
                return refusal;
            }
            if (cause instanceof OptimisticLockingFailureException || cause instanceof OptimisticLockException) {
                return new Refusal(RACED);
            }
        }
        return wrapped;
    }

    /** Our own rules decide here, so the engine's grants are not asked; who acts stays on its record. */
    private <T> T inEngine(Supplier<T> work) {
        return engine.getCommandExecutorTxRequired().execute(command -> command.runWithoutAuthorization(work::get));
    }

    private static Optional<Task> find(String taskId) {
        return Optional.ofNullable(Context.getCommandContext().getTaskManager().findTaskById(taskId));
    }

    /** The engine's query builder works out its SQL anew for every call, which costs more than asking the database. */
    private Optional<Task> named(String name, UUID key) {
        return tasks
                .createNativeTaskQuery()
                .sql("""
                        select T.* from ACT_RU_TASK T join ACT_RU_EXECUTION E on E.ID_ = T.PROC_INST_ID_
                        where E.BUSINESS_KEY_ = #{key} and T.TASK_DEF_KEY_ = #{name} order by T.CREATE_TIME_, T.ID_
                        """)
                .parameter("key", key.toString())
                .parameter("name", name)
                .listPage(0, 1)
                .stream()
                .findFirst();
    }

    private Task required(String taskId) {
        return find(taskId).orElseThrow(() -> new Refusal(CLOSED));
    }

    private void mayUse(Task task, TaskContext context) {
        var person = context.actor();
        if (person.toString().equals(task.getAssignee())) {
            return;
        }
        if (task.getAssignee() != null) {
            throw new Refusal("This task is not yours.");
        }
        var groups = identity.createGroupQuery().groupMember(person.toString()).list();
        var names = groups.stream().map(group -> group.getId()).toList();
        var mine = tasks.getIdentityLinksForTask(task.getId()).stream()
                .anyMatch(link -> link.getGroupId() != null && names.contains(link.getGroupId()));
        if (!mine) {
            throw new Refusal("This task is not yours.");
        }
        handlers.named(task.getTaskDefinitionKey()).guard(context);
    }

    private OpenTask openTask(Task task, TaskContext context) {
        var handler = handlers.named(context.name());
        return new OpenTask(
                context.taskId(),
                context.name(),
                context.process(),
                context.key(),
                task.getDescription(),
                Optional.ofNullable(task.getAssignee()).map(UUID::fromString),
                task.getDueDate().toInstant(),
                handler.page(context),
                handler.prepare(context));
    }

    private static TaskContext context(Task task, UUID person) {
        return TaskListeners.context((TaskEntity) task, person);
    }
}
