package org.goldthread.moderation;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How large samples are and when books close. No published source gives these figures: they are illustrative, and said to be
 * on screen.
 *
 * @param minimum scripts sampled at least
 * @param share of all scripts sampled at least
 * @param randomMinimum scripts drawn at random at least
 * @param randomShare of all scripts drawn at random at least
 * @param newAssessorScripts how many of an assessor's first scripts are always sampled
 * @param bands into how many mark bands the random draw is stratified
 * @param stageTwoMinimum how many more of an assessor's scripts are sampled at least after one beyond tolerance
 * @param stageTwoShare of an assessor's scripts in the window sampled at least then, both stages together
 * @param stageTwoUpheld the least share of the larger sample that must be upheld for the assessor's marks to stand unreviewed
 * @param consistentShare how many of an assessor's judged marks of one criterion must differ the same way to be adjusted for
 * @param consistentMinimum how many judged marks of one criterion an adjustment needs at least
 * @param judgementTime how long a moderator has for a script where the window's date has passed
 * @param decisionTime how long the lead has to decide a review
 * @param remarkTime how long assessors have to mark scripts again
 * @param booksCloseAfter how long after the verifications are due the books close
 */
@ConfigurationProperties("goldthread.moderation")
record ModerationSettings(
        @DefaultValue("2") int minimum,
        @DefaultValue("0.10") double share,
        @DefaultValue("1") int randomMinimum,
        @DefaultValue("0.05") double randomShare,
        @DefaultValue("2") int newAssessorScripts,
        @DefaultValue("4") int bands,
        @DefaultValue("5") int stageTwoMinimum,
        @DefaultValue("0.50") double stageTwoShare,
        @DefaultValue("0.80") double stageTwoUpheld,
        @DefaultValue("0.67") double consistentShare,
        @DefaultValue("3") int consistentMinimum,
        @DefaultValue("P3D") Duration judgementTime,
        @DefaultValue("P3D") Duration decisionTime,
        @DefaultValue("P10D") Duration remarkTime,
        @DefaultValue("P1D") Duration booksCloseAfter) {

    Sample sample() {
        return new Sample(new Sample.Size(minimum, share), new Sample.Size(randomMinimum, randomShare));
    }

    /** How many more scripts of an assessor are sampled: of all theirs in the window, so many are sampled already. */
    int stageTwo(int theirs, int sampled) {
        var wanted = Math.max(stageTwoMinimum, (int) Math.ceil(stageTwoShare * theirs - 1e-9) - sampled);
        return Math.min(wanted, theirs - sampled);
    }

    /** The mark band of a total, from 0. */
    int band(int total, int maximum) {
        return total * bands / (maximum + 1);
    }
}
