package org.goldthread.assessment;

import java.util.List;
import java.util.UUID;

/**
 * A final submission of one attempt: the script and the documents with it, all verified.
 *
 * @param attempt from 1
 * @param hash SHA-256 of the whole set, in hex
 * @param words counted words of the script
 * @param lateAllowed whether it was made final after the window closed, with the coordinator's leave
 * @param sponsorComments the sponsor's comments, the document the sponsor supplies; empty before the sponsor verified
 */
public record SubmissionView(
        UUID id,
        UUID enrolment,
        int attempt,
        UUID window,
        String hash,
        int words,
        boolean lateAllowed,
        String sponsorComments,
        List<StoredDocument> documents) {

    /**
     * A file of the submission.
     *
     * @param kind the key of a task or of a required document
     * @param script whether it is a task's own text
     */
    public record StoredDocument(UUID id, String kind, String contentType, long bytes, String hash, boolean script) {}
}
