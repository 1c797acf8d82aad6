package org.goldthread.engine;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.camunda.bpm.engine.impl.util.ClockUtil;
import org.goldthread.shared.ClockMoved;
import org.springframework.context.event.EventListener;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/** Keeps the engine's own clock in step with the product's, so that timers come due when a demonstration moves the date. */
@Component
class EngineClock {

    private final Clock clock;

    EngineClock(Clock clock) {
        this.clock = clock;
    }

    @EventListener
    @Order(Ordered.HIGHEST_PRECEDENCE)
    void follow(ClockMoved moved) {
        var machine = Instant.ofEpochMilli(System.currentTimeMillis());
        ClockUtil.offset(Duration.between(machine, clock.instant()).toMillis());
    }
}
