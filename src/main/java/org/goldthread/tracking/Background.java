package org.goldthread.tracking;

import org.goldthread.shared.ClockMoved;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.event.EventListener;
import org.springframework.scheduling.annotation.EnableScheduling;
import org.springframework.scheduling.annotation.Scheduled;

/** Chases every minute, and whenever a demonstration moves the product's time. */
@Configuration
@EnableScheduling
@ConditionalOnProperty(name = "goldthread.background", matchIfMissing = true)
class Background {

    private final Chasing chasing;

    Background(Chasing chasing) {
        this.chasing = chasing;
    }

    @Scheduled(fixedDelayString = "PT1M", initialDelayString = "PT1M")
    void everyMinute() {
        chasing.sweep();
    }

    @EventListener
    void clockMoved(ClockMoved moved) {
        chasing.sweep();
    }
}
