package org.goldthread.moderation;

import java.util.List;
import java.util.UUID;
import org.goldthread.assessment.SubmissionView.StoredDocument;
import org.jspecify.annotations.Nullable;

/**
 * A moderator's own final marks beside those that stand.
 *
 * @param version of the marks that stand
 * @param within whether both are as near as the scheme wants
 * @param total of the marks that stand; a second attempt's includes the marks carried over
 * @param ownTotal of the moderator's marks, with the same ones carried over
 */
public record ConcludeView(
        UUID script,
        String candidateNumber,
        String context,
        int version,
        boolean within,
        int total,
        int ownTotal,
        int toleranceTotal,
        int toleranceCriterion,
        boolean illustrative,
        List<Area> areas,
        List<StoredDocument> documents) {

    /** An area with its criteria. */
    public record Area(int number, String name, List<Line> lines) {}

    /** One criterion: the mark that stands and the moderator's; {@code comment} is the marker's, if one marker's marks stand. */
    public record Line(
            String code, String asks, int mark, @Nullable String comment, int own, String ownComment) {

        /** How far the two marks are apart. */
        public int apart() {
            return Math.abs(mark - own);
        }
    }
}
