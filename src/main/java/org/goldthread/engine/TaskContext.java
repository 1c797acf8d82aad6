package org.goldthread.engine;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * One open user task, as its handler sees it.
 *
 * @param taskId the engine's id of this task
 * @param name the task's kebab-case name: BPMN id, form id and handler name
 * @param process the process it belongs to (some tasks, such as {@code arrange-catch-up}, stand in two)
 * @param key the business key: id of the owning aggregate; never taken from a variable
 * @param createdAt when the task was created
 * @param person who is doing it: the assignee on create and prepare, the signed-in person on claim and complete
 */
public record TaskContext(
        String taskId,
        String name,
        String process,
        UUID key,
        Instant createdAt,
        @Nullable UUID person) {

    /** The person, where there must be one. */
    public UUID actor() {
        if (person == null) {
            throw new IllegalStateException("Task " + name + " has no person");
        }
        return person;
    }
}
