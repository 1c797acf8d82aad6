package org.goldthread.engine;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Told of every change of a user task, in the transaction of the change. */
public interface TaskObserver {

    /** A task was created. */
    void created(TaskFacts task);

    /** The task's owner or due date was worked out anew. */
    void refreshed(TaskFacts task);

    /** Somebody took the task, or gave it back if {@code person} is null. */
    void assigned(String taskId, @Nullable UUID person);

    /** The task of this name ended: by {@code person} with an outcome, or cancelled with neither. */
    void closed(String taskId, String name, Optional<UUID> person, Optional<String> outcome, Instant at);
}
