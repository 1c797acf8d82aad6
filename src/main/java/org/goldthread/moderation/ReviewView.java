package org.goldthread.moderation;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.goldthread.programme.WindowView;
import org.jspecify.annotations.Nullable;

/**
 * The review of an assessor in a window.
 *
 * @param drift of every assessor of the window, so that one can be seen among the others
 * @param rule the adjustment that the sample would justify, in a sentence
 * @param changes what it would change, script by script; empty if nothing
 * @param basis to notice that the preview is not what was shown any more
 * @param remarks how many scripts a full re-mark would send to others
 * @param affected what the decision, once made, did
 */
public record ReviewView(
        UUID id,
        WindowView window,
        UUID assessor,
        String name,
        String status,
        boolean deciding,
        Instant openedAt,
        @Nullable String decision,
        @Nullable String reason,
        @Nullable String decidedBy,
        @Nullable Instant decidedAt,
        @Nullable Instant closedAt,
        List<DriftView> drift,
        List<Judged> judged,
        String rule,
        List<Change> changes,
        String basis,
        int remarks,
        List<Affected> affected) {

    /** A judged script: the assessor's total beside the moderator's. */
    public record Judged(String candidateNumber, String judgement, int total, int moderatorTotal, boolean stageTwo) {

        /** The assessor's total less the moderator's. */
        public int difference() {
            return total - moderatorTotal;
        }
    }

    /** A script an adjustment would change: its total and whether it passes, before and after. */
    public record Change(String candidateNumber, int total, int newTotal, boolean passes, boolean wouldPass) {}

    /** What became of a script through the decision; {@code done} is false while it is being marked again. */
    public record Affected(
            String candidateNumber,
            String what,
            int total,
            @Nullable Integer newTotal,
            boolean done) {}
}
