package org.goldthread.marking;

import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/** Carries out in the background what the lead has confirmed. */
@Component
@ConditionalOnProperty(name = "goldthread.background", matchIfMissing = true)
class AllocationSchedule {

    private final AllocationWork work;

    AllocationSchedule(AllocationWork work) {
        this.work = work;
    }

    @Scheduled(fixedDelayString = "PT1S", initialDelayString = "PT10S")
    void goOn() {
        work.all();
    }
}
