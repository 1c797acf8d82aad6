package org.goldthread.engine;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A task as the task list's own table keeps it.
 *
 * @param taskId the engine's id
 * @param name the task's name
 * @param process the process
 * @param key the business key
 * @param candidacy the candidacy it belongs to, if it may be known
 * @param about what it is about
 * @param owner who is asked
 * @param page path of its own page, if it has one
 * @param createdAt when it was created
 * @param dueAt when it is due
 */
public record TaskFacts(
        String taskId,
        String name,
        String process,
        UUID key,
        Optional<UUID> candidacy,
        String about,
        Owner owner,
        Optional<String> page,
        Instant createdAt,
        Instant dueAt) {

    /** The assignee, if the owner is one person. */
    public @Nullable UUID person() {
        return owner instanceof Owner.Person person ? person.id() : null;
    }
}
