package org.goldthread.admission;

import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * An application as pages show it. Its id is the candidacy's.
 *
 * @param number the candidate number
 * @param answers what was answered, by question key
 * @param sponsor the person asked for approval, once asked
 * @param eligibilityReason why the table sent it where it did
 * @param changesAsked what somebody wants changed, while it is with the candidate
 * @param feePence the fee before any scholarship, once decided
 * @param cohort the cohort, once a seat is taken
 * @param closingReason why it ended
 */
public record ApplicationView(
        UUID id,
        String number,
        UUID person,
        String name,
        String partner,
        UUID intake,
        ApplicationState state,
        Map<String, String> answers,
        String schoolName,
        @Nullable UUID sponsor,
        Instant submittedAt,
        @Nullable String eligibilityReason,
        @Nullable String changesAsked,
        int feePence,
        int scholarshipPence,
        @Nullable String payer,
        @Nullable String purchaseOrder,
        @Nullable UUID cohort,
        @Nullable String closingReason) {

    /** The fee in words, with what comes off it. */
    public String fee() {
        return scholarshipPence == 0
                ? Money.pounds(feePence)
                : Money.pounds(feePence) + " less a scholarship of " + Money.pounds(scholarshipPence);
    }
}
