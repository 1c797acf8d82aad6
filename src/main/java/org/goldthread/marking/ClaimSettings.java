package org.goldthread.marking;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How scripts are held. No published source gives these figures: they are illustrative, and said to be on screen.
 *
 * @param lease how long a claimed script is held without work on it
 * @param mostHeld how many claimed scripts somebody may hold at once; allocated ones do not count
 * @param allocatedBefore how long before marking is due allocated scripts are to be marked, as proposed to the lead
 */
@ConfigurationProperties("goldthread.claims")
record ClaimSettings(
        @DefaultValue("PT48H") Duration lease,
        @DefaultValue("5") int mostHeld,
        @DefaultValue("P7D") Duration allocatedBefore) {}
