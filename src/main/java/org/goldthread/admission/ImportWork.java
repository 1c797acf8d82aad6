package org.goldthread.admission;

import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.context.annotation.Configuration;
import org.springframework.scheduling.annotation.EnableScheduling;
import org.springframework.scheduling.annotation.Scheduled;

/** Takes in confirmed imports in the background, those that a crash broke off among them. */
@Configuration
@EnableScheduling
@ConditionalOnProperty(name = "goldthread.background", matchIfMissing = true)
class ImportWork {

    private final ImportRun run;

    ImportWork(ImportRun run) {
        this.run = run;
    }

    @Scheduled(fixedDelayString = "PT1S", initialDelayString = "PT10S")
    void goOn() {
        run.all();
    }
}
