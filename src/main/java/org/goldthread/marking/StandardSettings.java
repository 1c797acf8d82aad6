package org.goldthread.marking;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How standard scripts are used. No published source gives these figures: they are illustrative, and said to be on screen.
 *
 * @param toCalibrate standard scripts somebody marks within tolerance before live ones, and marks in each further round
 * @param rounds after so many rounds out of tolerance the lead decides
 * @param share of the scripts of a window that are standard ones, 0 to 1
 * @param time how long somebody has for the scripts of a round
 * @param decisionTime how long the lead has to decide about somebody
 */
@ConfigurationProperties("goldthread.standards")
record StandardSettings(
        @DefaultValue("2") int toCalibrate,
        @DefaultValue("2") int rounds,
        @DefaultValue("0.10") double share,
        @DefaultValue("P14D") Duration time,
        @DefaultValue("P3D") Duration decisionTime) {}
