package org.goldthread.engine;

import java.time.Instant;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.goldthread.shared.Refusal;
import org.springframework.core.ResolvableType;
import org.springframework.util.ClassUtils;

/**
 * The rule behind one user task. The class name in kebab-case is the task's name: {@code ApproveSponsorship} serves
 * {@code approve-sponsorship}, in BPMN, form and here. Whatever screen a completion comes from, it passes through
 * {@link #guard} and {@link #complete}, in the engine's transaction; a {@link Refusal} rolls back and leaves the task open.
 * Handlers never throw {@code BpmnError}.
 *
 * @param <F> the form: a record with Bean Validation whose components are the form's field keys
 */
public interface HumanTask<F extends Record> {

    /** The record type the submitted values are bound to: the one the handler is declared with. */
    @SuppressWarnings("unchecked")
    default Class<F> form() {
        var declared = ResolvableType.forClass(HumanTask.class, ClassUtils.getUserClass(this));
        return (Class<F>) Objects.requireNonNull(declared.resolveGeneric(0));
    }

    /** Who is asked. Called when the task is created, and again when {@link Journeys#refreshTask} says it changed. */
    Owner owner(TaskContext task);

    /** When it is due. Called together with {@link #owner}. Every task has a due date. */
    Instant dueAt(TaskContext task);

    /** What it is about, in a few words for a list: never more than every possible owner may know. */
    String about(TaskContext task);

    /** The candidacy it belongs to; empty for tasks about scripts, windows and sessions, which must not lead to a name. */
    default Optional<UUID> candidacy(TaskContext task) {
        return Optional.of(task.key());
    }

    /** The values the form shows: initial field values, facts, and lists of choices. */
    default Map<String, Object> prepare(TaskContext task) {
        return Map.of();
    }

    /** Path of the task's own page where the plain form is not enough (an upload, a register, a mark sheet). */
    default Optional<String> page(TaskContext task) {
        return Optional.empty();
    }

    /**
     * Whether {@code task.person()} may claim and do this task, beyond being its owner.
     *
     * @throws Refusal if not, with the reason as a sentence
     */
    default void guard(TaskContext task) {}

    /**
     * Applies the form.
     *
     * @throws Refusal if a rule says no; the task then stays open and nothing is changed
     */
    Outcome complete(TaskContext task, F form);

    /** An administrator has given the task to the acting person: whoever stands for somebody by having it changes with it. */
    default void handedOver(TaskContext task) {}
}
