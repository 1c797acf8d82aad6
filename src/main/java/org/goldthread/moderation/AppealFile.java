package org.goldthread.moderation;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A file a candidate gave with an appeal.
 *
 * @param id of the document
 * @param name as the candidate called it
 * @param heldBack why nobody can open it at present; null if they can
 */
public record AppealFile(
        UUID id,
        String name,
        long bytes,
        Instant addedAt,
        @Nullable String heldBack) {}
