package org.goldthread.moderation;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.goldthread.programme.WindowView;
import org.jspecify.annotations.Nullable;

/**
 * A window's run as the lead sees it.
 *
 * @param status how far it has come, in words
 * @param upheldAtRandom of the scripts drawn at random and judged, how many were upheld: the accuracy of judgements
 */
public record RunView(
        WindowView window,
        String status,
        boolean released,
        @Nullable Instant sampledAt,
        @Nullable Instant ratifiedAt,
        @Nullable Instant releasedAt,
        Counts counts,
        int judgedAtRandom,
        int upheldAtRandom,
        List<CheckView> checks,
        List<Line> lines) {

    /** A window in a list, and how far its run has come. */
    public record Summary(WindowView window, String status) {}

    /** How many scripts there are and how far they have come. */
    public record Counts(int scripts, int marked, int sampled, int moderated, int withheld, int released) {}

    /** A line of the checklist. */
    public record CheckView(String words, List<String> numbers) {

        /** Whether nothing stands in the way. */
        public boolean clean() {
            return numbers.isEmpty();
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
            @Nullable String outcome) {}
}
