package org.goldthread.assessment;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Something found in a file that has to be mended or declared before the submission can be final.
 *
 * @param kind what was found, as a code
 * @param place where in the file
 * @param words what was found and where, as the end of a sentence
 * @param excerpt what was found, shortened; pupils' data is not repeated
 * @param declared the candidate's reason for it to be there; null while it is neither mended nor declared
 */
public record SubmissionWarning(
        UUID file,
        String fileName,
        String kind,
        String place,
        String words,
        String excerpt,
        @Nullable String declared) {}
