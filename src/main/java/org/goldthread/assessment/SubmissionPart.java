package org.goldthread.assessment;

import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * One part of a submission on screen: the script or a required document, with its files.
 *
 * @param kind the key of a task or of a document
 * @param criterion the criterion it is evidence for and what that asks; null for a task's script
 * @param script whether it is a task's script
 * @param carried whether it was passed in an earlier attempt, so that its files stay as they were
 * @param accept the endings a file chooser offers
 */
public record SubmissionPart(
        String kind,
        String heading,
        @Nullable String criterion,
        boolean script,
        boolean carried,
        String accept,
        List<FileRow> files) {

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
