package org.goldthread.support;

import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;

/** The beans tests put in place of the product's own. */
@TestConfiguration
class TestBeans {

    @Bean
    TestClock clock() {
        return new TestClock();
    }
}
