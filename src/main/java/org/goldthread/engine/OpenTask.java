package org.goldthread.engine;

import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/**
 * An open task with what its form shows.
 *
 * @param taskId the engine's id
 * @param name the task's name, also its form's id
 * @param process the process
 * @param key the business key
 * @param about what it is about
 * @param assignee who has it, if claimed
 * @param dueAt when it is due
 * @param page its own page, if the plain form is not enough
 * @param values what the handler prepared for the form
 */
public record OpenTask(
        String taskId,
        String name,
        String process,
        UUID key,
        String about,
        Optional<UUID> assignee,
        Instant dueAt,
        Optional<String> page,
        Map<String, Object> values) {}
