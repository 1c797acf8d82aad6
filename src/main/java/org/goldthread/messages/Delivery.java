package org.goldthread.messages;

import java.time.Clock;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.mail.javamail.JavaMailSender;
import org.springframework.scheduling.annotation.EnableScheduling;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.transaction.support.TransactionTemplate;

/** Sends letters every few seconds where there is a mail server. */
@Configuration
@EnableScheduling
@ConditionalOnProperty("spring.mail.host")
@ConditionalOnProperty(name = "goldthread.background", matchIfMissing = true)
class Delivery {

    @Bean
    Postman postman(
            JdbcClient database,
            TransactionTemplate transaction,
            JavaMailSender mail,
            @Value("${goldthread.mail-from}") String from,
            Clock clock) {
        return new Postman(database, transaction, mail, from, clock);
    }

    @Bean
    Round round(Postman postman) {
        return new Round(postman);
    }

    /** One walk of the postman. */
    record Round(Postman postman) {

        @Scheduled(fixedDelayString = "PT5S")
        void walk() {
            postman.round();
        }
    }
}
