package org.goldthread.moderation;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.goldthread.programme.WindowView;
import org.goldthread.shared.Paged;
import org.jspecify.annotations.Nullable;

/**
 * A window's run as the lead sees it.
 *
 * @param status how far it has come, in words
 * @param ratifiable whether it waits to be ratified
 * @param ready how many scripts a supplementary batch would take along now
 * @param lines one page of the scripts that fit the filter
 * @param upheldAtRandom of the scripts drawn at random and judged, how many were upheld: the accuracy of judgements
 */
public record RunView(
        WindowView window,
        String status,
        boolean released,
        boolean ratifiable,
        @Nullable Instant sampledAt,
        @Nullable Instant ratifiedAt,
        @Nullable Instant releasedAt,
        Counts counts,
        int judgedAtRandom,
        int upheldAtRandom,
        List<CheckView> checks,
        List<BatchView> batches,
        int ready,
        Paged<Line> lines) {

    /** A window in a list, and how far its run has come. */
    public record Summary(WindowView window, String status) {}

    /** How many scripts there are and how far they have come. */
    public record Counts(int scripts, int marked, int sampled, int moderated, int withheld, int released) {}

    /**
     * Results that go out together.
     *
     * @param id the batch's; the window's own for the release of the results date
     * @param status how far it is, in words
     * @param total how many results it has, once it has begun
     * @param done how many of them are out
     * @param mayApprove whether this lead may approve it: it waits, and another one proposed it
     * @param waitsForAnother whether it waits for another lead than the one who reads this
     */
    public record BatchView(
            UUID id,
            boolean supplementary,
            String status,
            Instant releaseAt,
            String proposer,
            @Nullable String approver,
            @Nullable String returnedReason,
            int listed,
            @Nullable Integer total,
            @Nullable Integer done,
            boolean mayApprove,
            boolean waitsForAnother) {}

    /** A line of the checklist, and what to do about the scripts it names. */
    public record CheckView(String words, List<String> numbers, String wayOut) {

        /** Whether nothing stands in the way. */
        public boolean clean() {
            return numbers.isEmpty();
        }

        /** The candidate numbers, no more than a sentence can hold. */
        public String named() {
            return Words.some(numbers);
        }
    }

    /** A script of the window; {@code sample} says why it was sampled, {@code withheld} why its result is held back. */
    public record Line(
            UUID script,
            String candidateNumber,
            int attempt,
            String status,
            @Nullable Integer total,
            String sample,
            @Nullable String withheld,
            @Nullable String outcome,
            boolean ready) {}
}
