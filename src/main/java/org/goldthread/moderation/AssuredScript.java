package org.goldthread.moderation;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.goldthread.assessment.SubmissionView.StoredDocument;
import org.jspecify.annotations.Nullable;

/**
 * Everything on record about the assessment of one script, from submission to result. The candidate is a number; staff have
 * their names; the candidate, sponsor, coach and school are never named, and their names are taken out of free text.
 */
public record AssuredScript(
        UUID id,
        String candidateNumber,
        int attempt,
        String edition,
        String context,
        UUID window,
        UUID submission,
        String submissionHash,
        int words,
        String status,
        @Nullable String sampled,
        @Nullable String judgement,
        @Nullable String outcome,
        List<StoredDocument> documents,
        List<Verified> verifications,
        List<Sheet> sheets,
        List<Version> versions,
        List<String> criteria,
        List<Event> timeline) {

    /** What the sponsor or the coach said of the exact set of files with this hash. */
    public record Verified(
            String by,
            String decision,
            String hash,
            Instant at,
            @Nullable Instant voidedAt,
            @Nullable String remarks) {}

    /** A mark sheet that was made final: whose, what for, and its lines by criterion. */
    public record Sheet(String person, String purpose, String state, Instant finalAt, Map<String, SheetLine> lines) {}

    /** A line of a sheet. */
    public record SheetLine(
            @Nullable Integer mark,
            @Nullable String comment,
            @Nullable String evidence) {}

    /** A version of the marks that stood. */
    public record Version(
            int version,
            String origin,
            String actor,
            @Nullable String reason,
            Instant at,
            int total,
            Map<String, Integer> marks) {}

    /** Something that happened to the script: when, what, who and why. */
    public record Event(
            Instant at, String what, String who, @Nullable String why) {}

    /** A script in the list. */
    public record Row(
            UUID id,
            String candidateNumber,
            int attempt,
            String edition,
            String window,
            String status,
            @Nullable String sampled,
            @Nullable String judgement,
            @Nullable Instant releasedAt) {}
}
