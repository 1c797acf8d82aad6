package org.goldthread.support;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.Date;
import org.camunda.bpm.engine.impl.util.ClockUtil;
import org.goldthread.shared.ProductClock;

/**
 * The product's clock in tests: it stands still until a test, or an administrator on the page for it, moves it; the engine's
 * clock moves with it.
 */
public final class TestClock extends ProductClock {

    /** The moment every test starts at: noon on a Monday in term. */
    public static final Instant START = Instant.parse("2027-01-11T12:00:00Z");

    public TestClock() {
        super(Clock.fixed(START, ZoneId.of("Europe/London")));
        set(START);
    }

    public void set(Instant instant) {
        offset(Duration.between(START, instant));
        ClockUtil.setCurrentTime(Date.from(instant));
    }

    /** Sets the time in London. */
    public void set(LocalDateTime london) {
        set(london.atZone(getZone()).toInstant());
    }

    public void advance(Duration by) {
        set(instant().plus(by));
    }
}
