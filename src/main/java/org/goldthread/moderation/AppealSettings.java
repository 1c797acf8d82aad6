package org.goldthread.moderation;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How long people have for what follows a result, and whether an appeal may make it worse. No published source gives these
 * figures: they are illustrative, and said to be on screen.
 *
 * @param workingDays working days after the release in which an appeal can be lodged
 * @param mayGoDown whether a fresh marking that is lower may take the place of the result
 * @param daysToAdmit working days to decide whether an appeal is admitted
 * @param daysToMark working days to mark afresh
 * @param daysToDecide working days to decide an appeal or a case
 * @param daysToAnswer working days a candidate has to answer a concern
 */
@ConfigurationProperties("goldthread.appeals")
record AppealSettings(
        @DefaultValue("20") int workingDays,
        @DefaultValue("false") boolean mayGoDown,
        @DefaultValue("5") int daysToAdmit,
        @DefaultValue("10") int daysToMark,
        @DefaultValue("5") int daysToDecide,
        @DefaultValue("10") int daysToAnswer) {}
