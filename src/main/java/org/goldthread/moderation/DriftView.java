package org.goldthread.moderation;

import java.util.UUID;

/**
 * How one assessor's marks drift from the moderators' in one window.
 *
 * @param marked scripts this assessor was the first to mark
 * @param judged of those, with marks of their own, judged by a moderator, first judgements only
 * @param bias mean of the assessor's total less the moderator's: above 0 generous, below 0 severe
 * @param spread standard deviation of those differences
 */
public record DriftView(
        UUID assessor,
        String name,
        int marked,
        int judged,
        int upheld,
        int disputed,
        int beyond,
        double bias,
        double spread) {

    /** The share of judgements that upheld the marks, in whole per cent. */
    public int agreement() {
        return judged == 0 ? 0 : Math.round(100f * upheld / judged);
    }
}
