package org.goldthread.tracking;

import java.time.Duration;
import java.util.List;
import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * When people are reminded of a task and when it goes to somebody else. The figures are illustrative: set them in
 * {@code application.yaml}.
 *
 * @param reminders when reminders go out, measured from the due time; negative is before
 * @param toCoordinator how long after the due time the coordinator is told
 * @param toLead how long after the due time the lead is told
 */
@ConfigurationProperties("goldthread.chasing")
record ChasingRules(List<Duration> reminders, Duration toCoordinator, Duration toLead) {}
