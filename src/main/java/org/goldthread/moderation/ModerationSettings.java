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
        @DefaultValue("P1D") Duration booksCloseAfter) {

    Sample sample() {
        return new Sample(new Sample.Size(minimum, share), new Sample.Size(randomMinimum, randomShare));
    }
}
