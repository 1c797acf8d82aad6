package org.goldthread.support;

import org.springframework.test.context.TestContext;
import org.springframework.test.context.TestExecutionListener;

/**
 * Sets the product's clock and the engine's to {@link TestClock#START} before each test. The engine has one clock for the whole
 * JVM: without this, a test that moved it in one context would leave it moved for the next context, whose product's clock
 * knows nothing of that, and timers that come due again and again would never come to rest.
 */
public final class ClockFromStart implements TestExecutionListener {

    @Override
    public void beforeTestMethod(TestContext test) {
        test.getApplicationContext().getBeanProvider(TestClock.class).ifAvailable(clock -> clock.set(TestClock.START));
    }
}
