package org.goldthread.moderation;

import java.time.Instant;
import java.util.List;
import java.util.UUID;

/**
 * A released result: one version of one attempt.
 *
 * @param version from 1; an appeal adds one
 * @param outcome {@code pass}, {@code resubmit} or {@code fail}
 * @param areasToResubmit numbers of the areas below the standard; none if passed
 * @param marksVersion the version of the standing marks it was made from
 */
public record ResultView(
        UUID id,
        UUID script,
        UUID enrolment,
        int attempt,
        int version,
        UUID window,
        String outcome,
        int total,
        List<Integer> areasToResubmit,
        int marksVersion,
        Instant releasedAt) {

    /** The outcome as a heading says it. */
    public String words() {
        return switch (outcome) {
            case "pass" -> "passed";
            case "resubmit" -> "some areas to submit again";
            default -> "not passed";
        };
    }
}
