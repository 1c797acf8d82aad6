package org.goldthread.engine;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.persistence.EntityManager;
import jakarta.validation.Validator;
import java.lang.reflect.RecordComponent;
import java.time.Clock;
import java.util.Date;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.impl.context.Context;
import org.camunda.bpm.engine.impl.db.entitymanager.cache.DbEntityState;
import org.camunda.bpm.engine.impl.persistence.entity.TaskEntity;
import org.camunda.bpm.engine.task.IdentityLink;
import org.goldthread.shared.Refusal;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/** What happens when a user task is created, taken, completed or cancelled, whichever screen it came from. */
@Component
class TaskListeners {

    private final HumanTasks tasks;
    private final ObjectProvider<TaskObserver> observers;
    private final ObjectProvider<TaskHold> holds;
    private final ObjectProvider<EntityManager> entityManager;
    private final Forms forms;
    private final Validator validator;
    private final ObjectMapper json;
    private final Clock clock;

    TaskListeners(
            HumanTasks tasks,
            ObjectProvider<TaskObserver> observers,
            ObjectProvider<TaskHold> holds,
            ObjectProvider<EntityManager> entityManager,
            Forms forms,
            Validator validator,
            ObjectMapper json,
            Clock clock) {
        this.tasks = tasks;
        this.observers = observers;
        this.holds = holds;
        this.entityManager = entityManager;
        this.forms = forms;
        this.validator = validator;
        this.json = json.copy()
                .enable(DeserializationFeature.ACCEPT_EMPTY_STRING_AS_NULL_OBJECT)
                .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES);
        this.clock = clock;
    }

    /** What the form of a task shows to somebody who has it or may claim it. */
    Map<String, Object> prepared(DelegateTask task, UUID reader) {
        var context = context(task, reader);
        var handler = tasks.named(context.name());
        if (!reader.equals(uuid(task.getAssignee()))) {
            handler.guard(context);
        }
        return handler.prepare(context);
    }

    void created(DelegateTask task) {
        var facts = ownAndDate(task);
        observers.forEach(observer -> observer.created(facts));
    }

    /** Works out owner and due date anew, for example after a sponsor was replaced or a date moved. */
    void refreshed(DelegateTask task) {
        var facts = ownAndDate(task);
        observers.forEach(observer -> observer.refreshed(facts));
    }

    private TaskFacts ownAndDate(DelegateTask task) {
        var handler = tasks.named(task.getTaskDefinitionKey());
        var facts = facts(handler, context(task, null));
        var candidates =
                task.getCandidates().stream().map(IdentityLink::getGroupId).toList();
        if (facts.owner() instanceof Owner.Group group) {
            if (!candidates.contains(group.name())) {
                candidates.forEach(task::deleteCandidateGroup);
                task.setAssignee(null);
                task.addCandidateGroup(group.name());
            }
        } else {
            candidates.forEach(task::deleteCandidateGroup);
            task.setAssignee(String.valueOf(facts.person()));
        }
        task.setDescription(facts.about());
        task.setDueDate(Date.from(facts.dueAt()));
        return facts;
    }

    private static TaskFacts facts(HumanTask<?> handler, TaskContext context) {
        return new TaskFacts(
                context.taskId(),
                context.name(),
                context.process(),
                context.key(),
                handler.candidacy(context),
                handler.about(context),
                handler.owner(context),
                handler.page(context),
                context.createdAt(),
                handler.dueAt(context));
    }

    void assigned(DelegateTask task) {
        var person = uuid(task.getAssignee());
        if (person != null && !isOwner(task, person)) {
            mustBeAsked(task, person);
            tasks.named(task.getTaskDefinitionKey()).guard(context(task, person));
        }
        if (!isJustCreated(task)) {
            observers.forEach(observer -> observer.assigned(task.getId(), person));
        }
    }

    /** Who a new task is for was said when it was created. */
    private static boolean isJustCreated(DelegateTask task) {
        var known = Context.getCommandContext()
                .getDbEntityManager()
                .getDbEntityCache()
                .getCachedEntity((TaskEntity) task);
        return known != null && known.getEntityState() == DbEntityState.TRANSIENT;
    }

    private boolean isOwner(DelegateTask task, UUID person) {
        var owner = tasks.named(task.getTaskDefinitionKey()).owner(context(task, null));
        return owner instanceof Owner.Person named && named.id().equals(person);
    }

    /** A claim may come from anybody who can reach the task list, so the engine's word that they may work is not enough. */
    private static void mustBeAsked(DelegateTask task, UUID person) {
        var asked = task.getCandidates().stream().map(IdentityLink::getGroupId).toList();
        if (asked.isEmpty()) {
            return;
        }
        var command = Context.getCommandContext();
        boolean member = command.runWithoutAuthorization(() ->
                command
                        .getReadOnlyIdentityProvider()
                        .createGroupQuery(command)
                        .groupMember(person.toString())
                        .list()
                        .stream()
                        .anyMatch(group -> asked.contains(group.getId())));
        if (!member) {
            throw new Refusal("This task is for others: it needs a role you do not hold.");
        }
    }

    void completed(DelegateTask task) {
        var person = uuid(SignedIn.personId());
        var assignee = uuid(task.getAssignee());
        if (person == null || !person.equals(assignee)) {
            throw new Refusal("This task is not yours. Claim it first, or ask the person who has it.");
        }
        mustBeAsked(task, person);
        var context = context(task, person);
        var outcome = apply(tasks.named(context.name()), context, FormValues.take(task.getId()));
        entityManager.ifAvailable(EntityManager::flush);
        task.getExecution().setVariables(outcome.variables(context.name()));
        observers.forEach(o -> o.closed(
                task.getId(), context.name(), Optional.of(person), Optional.of(outcome.code()), clock.instant()));
    }

    void cancelled(DelegateTask task) {
        observers.forEach(o -> o.closed(
                task.getId(), task.getTaskDefinitionKey(), Optional.empty(), Optional.empty(), clock.instant()));
    }

    private <F extends Record> Outcome apply(HumanTask<F> handler, TaskContext context, Map<String, Object> values) {
        handler.candidacy(context).ifPresent(this::mustNotRest);
        handler.guard(context);
        F form = bind(handler.form(), checked(handler, context, values));
        for (var violation : validator.validate(form)) {
            throw new Refusal(violation.getPropertyPath().toString(), violation.getMessage());
        }
        return handler.complete(context, form);
    }

    private void mustNotRest(UUID candidacy) {
        holds.stream().flatMap(hold -> hold.why(candidacy).stream()).findFirst().ifPresent(why -> {
            throw new Refusal(why);
        });
    }

    private Map<String, Object> checked(HumanTask<?> handler, TaskContext context, Map<String, Object> values) {
        var declared = Stream.of(handler.form().getRecordComponents())
                .map(RecordComponent::getName)
                .collect(Collectors.toSet());
        forms.find(context.name()).ifPresent(schema -> schema.inputs().forEach(field -> declared.add(field.key())));
        Forms.refuseOthers(values.keySet(), declared);
        return forms.check(context.name(), values, () -> handler.prepare(context));
    }

    private <F> F bind(Class<F> type, Map<String, Object> values) {
        try {
            return json.treeToValue(json.valueToTree(values), type);
        } catch (JsonMappingException mismatch) {
            var path = mismatch.getPath();
            var field = path.isEmpty() ? null : path.get(0).getFieldName();
            throw new Refusal(field, "The value entered does not fit. Check it and try again.");
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    static TaskContext context(DelegateTask task, @Nullable UUID person) {
        return context(task, BusinessKeys.of(task.getExecution()), person);
    }

    /** The same for a caller who found the task by its key: the engine need not look it up. */
    static TaskContext context(DelegateTask task, UUID key, @Nullable UUID person) {
        return new TaskContext(
                task.getId(),
                task.getTaskDefinitionKey(),
                BusinessKeys.process(task.getProcessDefinitionId()),
                key,
                task.getCreateTime().toInstant(),
                person);
    }

    private static @Nullable UUID uuid(@Nullable String id) {
        return id == null ? null : UUID.fromString(id);
    }
}
