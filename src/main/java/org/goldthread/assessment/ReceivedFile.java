package org.goldthread.assessment;

import org.jspecify.annotations.Nullable;

/**
 * An uploaded file that has been looked into and is in the store.
 *
 * @param words the counted words, if it is a script and they could be counted
 */
record ReceivedFile(
        String name,
        FileType type,
        long bytes,
        String hash,
        @Nullable Integer words) {}
