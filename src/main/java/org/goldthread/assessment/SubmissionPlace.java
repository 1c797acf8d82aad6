package org.goldthread.assessment;

import org.jspecify.annotations.Nullable;

/**
 * A place of a submission that files are put in.
 *
 * @param kind the key of a task or of a required document
 * @param criterion what a document is evidence for; null for a task's text
 * @param script whether it is a task's own text
 */
record SubmissionPlace(
        String kind, String heading, @Nullable String criterion, boolean script) {}
