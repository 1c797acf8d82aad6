package org.goldthread.marking;

import org.goldthread.shared.ClockMoved;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.context.event.EventListener;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/** Ends leases that are over, each in its own transaction: one that fails is tried again and holds up no other. */
@Component
@ConditionalOnProperty(name = "goldthread.background", matchIfMissing = true)
class LeaseSweep {

    private static final Logger log = LoggerFactory.getLogger(LeaseSweep.class);

    private final Leases leases;

    LeaseSweep(Leases leases) {
        this.leases = leases;
    }

    @Scheduled(fixedDelayString = "PT1M", initialDelayString = "PT1M")
    void everyMinute() {
        for (var lease : leases.due()) {
            try {
                leases.expire(lease);
            } catch (RuntimeException failure) {
                log.warn("Lease {} was not ended: {}", lease, failure.getMessage());
            }
        }
    }

    @EventListener
    void clockMoved(ClockMoved moved) {
        everyMinute();
    }
}
