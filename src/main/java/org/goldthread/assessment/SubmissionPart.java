package org.goldthread.assessment;

import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * One part of a submission on screen: the script or a required document, with its files.
 *
 * @param kind {@code script} or the document's key
 * @param criterion the criterion it is evidence for and what that asks; null for the script
 * @param accept the endings a file chooser offers
 */
public record SubmissionPart(
        String kind, String heading, @Nullable String criterion, String accept, List<FileRow> files) {

    /**
     * A file as listed.
     *
     * @param words counted words in words, for a script
     * @param held why nobody can open it at present; null if it can be opened
     */
    public record FileRow(
            UUID id,
            String name,
            String size,
            @Nullable String words,
            String addedAt,
            String hash,
            @Nullable String held) {}
}
