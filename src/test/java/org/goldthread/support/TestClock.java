package org.goldthread.support;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.Date;
import org.camunda.bpm.engine.impl.util.ClockUtil;
import org.goldthread.shared.ProductClock;

/** The product's clock in tests: it stands still until moved, and moves the engine's clock with it. */
public final class TestClock extends ProductClock {

    /** The moment every test starts at: noon on a Monday in term. */
    public static final Instant START = Instant.parse("2027-01-11T12:00:00Z");

    private volatile Instant now = START;

    public TestClock() {
        super(Clock.system(ZoneId.of("Europe/London")));
        set(START);
    }

    @Override
    public Instant instant() {
        return now;
    }

    public void set(Instant instant) {
        now = instant;
        ClockUtil.setCurrentTime(Date.from(instant));
    }

    /** Sets the time in London. */
    public void set(LocalDateTime london) {
        set(london.atZone(getZone()).toInstant());
    }

    public void advance(Duration by) {
        set(now.plus(by));
    }
}
