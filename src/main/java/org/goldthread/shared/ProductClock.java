package org.goldthread.shared;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;

/**
 * The one source of "now". It runs with the machine's clock, moved by an offset which is zero unless an administrator of
 * a demonstration, the simulator or a test has moved it.
 */
public class ProductClock extends Clock {

    private final Clock source;
    private volatile Duration offset = Duration.ZERO;

    /** A clock over {@code source}, which also gives the zone of the programme. */
    public ProductClock(Clock source) {
        this.source = source;
    }

    /** How far the product's time is ahead of the machine's; negative if behind. */
    public Duration offset() {
        return offset;
    }

    /** Moves the product's time. Callers outside tests go through the demonstration clock, which tells the engine too. */
    public void offset(Duration newOffset) {
        this.offset = newOffset;
    }

    @Override
    public ZoneId getZone() {
        return source.getZone();
    }

    @Override
    public Clock withZone(ZoneId zone) {
        var moved = new ProductClock(source.withZone(zone));
        moved.offset(offset);
        return moved;
    }

    @Override
    public Instant instant() {
        return source.instant().plus(offset);
    }
}
