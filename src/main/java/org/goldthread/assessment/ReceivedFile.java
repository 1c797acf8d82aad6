package org.goldthread.assessment;

import org.jspecify.annotations.Nullable;

/**
 * An uploaded file that has been looked into and is in the store.
 *
 * @param text its text; null if it cannot be had
 * @param words the counted words, if it is a script and they could be counted
 */
record ReceivedFile(
        String name,
        FileType type,
        long bytes,
        String hash,
        @Nullable DocumentText text,
        @Nullable Integer words) {}
