package org.goldthread.assessment;

import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/** Compares what has been sealed since the last round. */
@Component
@ConditionalOnProperty(name = "goldthread.background", matchIfMissing = true)
class SimilarityRounds {

    private final Similarities similarities;

    SimilarityRounds(Similarities similarities) {
        this.similarities = similarities;
    }

    @Scheduled(fixedDelayString = "PT1M", initialDelayString = "PT1M")
    void round() {
        similarities.compareNew();
    }
}
