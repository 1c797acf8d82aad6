package org.goldthread.marking;

import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/** Checks the windows each night. */
@Component
@ConditionalOnProperty(name = "goldthread.background", matchIfMissing = true)
class ReadinessSchedule {

    private final Readiness readiness;

    ReadinessSchedule(Readiness readiness) {
        this.readiness = readiness;
    }

    @Scheduled(cron = "0 30 3 * * *", zone = "${goldthread.zone}")
    void everyNight() {
        readiness.checkAll();
    }
}
