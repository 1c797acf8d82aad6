package org.goldthread.shared;

import java.time.Clock;
import java.time.ZoneId;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration
class TimeConfiguration {

    @Bean
    @ConditionalOnMissingBean(ProductClock.class)
    ProductClock clock(@Value("${goldthread.zone}") ZoneId zone) {
        return new ProductClock(Clock.system(zone));
    }
}
