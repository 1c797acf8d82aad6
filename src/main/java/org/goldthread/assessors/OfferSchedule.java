package org.goldthread.assessors;

import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/** Asks for offers each morning. */
@Component
@ConditionalOnProperty(name = "goldthread.background", matchIfMissing = true)
class OfferSchedule {

    private final AssessorNews news;

    OfferSchedule(AssessorNews news) {
        this.news = news;
    }

    @Scheduled(cron = "0 0 7 * * *", zone = "${goldthread.zone}")
    void everyMorning() {
        news.askForOffers();
    }
}
