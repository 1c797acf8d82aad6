package org.goldthread.marking;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.goldthread.assessment.SubmissionView.StoredDocument;
import org.goldthread.programme.EditionView.Area;
import org.jspecify.annotations.Nullable;

/**
 * A mark sheet on screen: the script by its number and context, never by a name.
 *
 * @param areas the areas to mark; a second attempt has only those that failed
 * @param carriedAreas names of the areas not marked again
 * @param labels what each mark from 0 upwards means
 * @param illustrative whether the scheme's figures are ours
 * @param documents the files to read
 * @param declared whether the person has declared to have no interest
 * @param finished whether the sheet is final
 * @param evidence where in the script it is shown, by criterion
 * @param total the sum of the marks entered so far
 * @param missing the criteria that still lack a mark or a comment
 * @param version to notice that the sheet was saved elsewhere in the meantime
 */
public record SheetView(
        UUID script,
        String candidateNumber,
        String context,
        int attempt,
        List<Area> areas,
        List<String> carriedAreas,
        List<String> labels,
        boolean illustrative,
        int words,
        int wordLimit,
        String sponsorComments,
        List<StoredDocument> documents,
        boolean declared,
        boolean finished,
        Map<String, Integer> marks,
        Map<String, String> comments,
        Map<String, String> evidence,
        int total,
        int maximum,
        List<String> missing,
        long version,
        @Nullable UUID person) {}
