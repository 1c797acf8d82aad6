package org.goldthread.moderation;

import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.goldthread.programme.WindowView;
import org.jspecify.annotations.Nullable;

/**
 * The moderation of a window for the lead and the quality assurer.
 *
 * @param judgedAtRandom first judgements of the part drawn at random
 * @param upheldAtRandom how many of those upheld the marks: the accuracy of judgements is this share
 */
public record WindowModerationView(
        WindowView window,
        String status,
        @Nullable Instant sampledAt,
        int scripts,
        int sampled,
        int moderated,
        int judgedAtRandom,
        int upheldAtRandom,
        List<DrawView> draws,
        List<DriftView> drift,
        List<ReviewLine> reviews) {

    /** The accuracy of judgements in per cent with one decimal; empty without a judgement. */
    public String accuracy() {
        return judgedAtRandom == 0 ? "" : String.format(Locale.UK, "%.1f%%", 100.0 * upheldAtRandom / judgedAtRandom);
    }

    /**
     * A draw, and whether it comes out the same when it is drawn again from what was stored.
     *
     * @param of what it was drawn from, in words
     * @param same whether drawing again gives the same scripts for the same reasons
     */
    public record DrawView(
            String of,
            long seed,
            Instant drawnAt,
            String sizes,
            int scripts,
            int sampled,
            int atRandom,
            boolean same,
            List<Stratum> strata) {}

    /** One stratum: an assessor's scripts in one mark band (from 1). */
    public record Stratum(String assessor, int band, int scripts, int sampled, int atRandom) {}

    /** A review of an assessor in this window. */
    public record ReviewLine(
            UUID id,
            String assessor,
            String status,
            @Nullable String decision) {}

    /** A sampled script. */
    public record Line(
            UUID script,
            String candidateNumber,
            int attempt,
            String why,
            boolean atRandom,
            @Nullable String assessor,
            @Nullable String moderator,
            String status,
            @Nullable Integer judgedVersion,
            @Nullable Integer versionNow,
            @Nullable String reason,
            boolean waitsForConclusion) {}
}
