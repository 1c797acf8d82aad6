package org.goldthread.marking;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.goldthread.assessment.SubmissionView.StoredDocument;
import org.goldthread.marking.Sheets.Entered;
import org.goldthread.programme.EditionView.Area;
import org.jspecify.annotations.Nullable;

/**
 * A mark sheet on screen: the script by its number and context, never by a name, and nothing that says whether it is the
 * first sheet or the second.
 *
 * @param id of the sheet; null before it is begun
 * @param areas the areas to mark; a second attempt has only those that failed
 * @param carriedAreas names of the areas not marked again
 * @param labels what each mark from 0 upwards means
 * @param illustrative whether the scheme's figures are ours
 * @param documents the files to read
 * @param declared whether the person has declared to have no interest
 * @param finalAt when it was made final, if it is
 * @param entered what has been entered so far
 * @param tally what that comes to
 * @param missing the criteria that still lack a mark or a comment
 * @param version to notice that the sheet was saved elsewhere in the meantime
 */
public record SheetView(
        @Nullable UUID id,
        UUID script,
        String candidateNumber,
        String context,
        int attempt,
        String edition,
        List<Area> areas,
        List<String> carriedAreas,
        List<String> labels,
        boolean illustrative,
        int words,
        int wordLimit,
        String sponsorComments,
        List<StoredDocument> documents,
        boolean declared,
        @Nullable Instant savedAt,
        @Nullable Instant finalAt,
        Entered entered,
        Tally tally,
        List<String> missing,
        long version) {

    /** The marks entered so far, by criterion. */
    public Map<String, Integer> marks() {
        return entered.marks();
    }

    /** The comments entered so far, by criterion. */
    public Map<String, String> comments() {
        return entered.comments();
    }
}
