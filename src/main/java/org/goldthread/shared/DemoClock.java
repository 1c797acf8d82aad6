package org.goldthread.shared;

import java.sql.Timestamp;
import java.time.Duration;
import java.time.LocalDateTime;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.SmartLifecycle;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * The product's date in a demonstration, so that 18 months can be shown in ten minutes. It is kept in the database and
 * restored at start; where real people work this bean does not exist.
 */
@Component
@ConditionalOnProperty("goldthread.demo")
public class DemoClock implements SmartLifecycle {

    private final ProductClock clock;
    private final JdbcClient database;
    private final ApplicationEventPublisher events;
    private volatile boolean running;

    DemoClock(ProductClock clock, JdbcClient database, ApplicationEventPublisher events) {
        this.clock = clock;
        this.database = database;
        this.events = events;
        clock.offset(stored());
    }

    /** The product's time now, in its own zone. */
    public LocalDateTime now() {
        return LocalDateTime.now(clock);
    }

    /** The product's time as people read it. */
    public String words() {
        return DateWords.moment(clock.instant(), clock.getZone());
    }

    /** Moves the product's time forward. Backwards is refused: what has happened would lie in the future. */
    public void moveTo(LocalDateTime when) {
        var target = when.atZone(clock.getZone()).toInstant();
        if (target.isBefore(clock.instant())) {
            throw new Refusal("date", "The date can only move forward. It is " + words() + " now.");
        }
        if (Duration.between(clock.instant(), target).toDays() > 3_660) {
            throw new Refusal("date", "Choose a date within the next ten years.");
        }
        var offset = clock.offset().plus(Duration.between(clock.instant(), target));
        database.sql("""
                        insert into demo_clock (only_row, offset_seconds, moved_at) values (true, ?, ?)
                        on conflict (only_row) do update
                        set offset_seconds = excluded.offset_seconds, moved_at = excluded.moved_at
                        """)
                .params(offset.toSeconds(), Timestamp.from(clock.instant()))
                .update();
        apply(offset);
    }

    private Duration stored() {
        return database.sql("select offset_seconds from demo_clock")
                .query(Long.class)
                .optional()
                .map(Duration::ofSeconds)
                .orElse(Duration.ZERO);
    }

    private void apply(Duration offset) {
        clock.offset(offset);
        events.publishEvent(new ClockMoved(offset));
    }

    /** Everybody who keeps a time of their own hears of the restored date before the first request or job. */
    @Override
    public void start() {
        running = true;
        if (!clock.offset().isZero()) {
            events.publishEvent(new ClockMoved(clock.offset()));
        }
    }

    @Override
    public void stop() {
        running = false;
    }

    @Override
    public boolean isRunning() {
        return running;
    }

    @Override
    public int getPhase() {
        return Integer.MIN_VALUE;
    }
}
