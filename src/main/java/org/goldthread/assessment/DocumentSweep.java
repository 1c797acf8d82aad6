package org.goldthread.assessment;

import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/**
 * Takes documents away that no submission has any more: removed and replaced ones, and uploads that broke off. They stay a
 * day, so that nothing goes between an upload and the row that needs it.
 */
@Component
@ConditionalOnProperty(name = "goldthread.background", matchIfMissing = true)
class DocumentSweep {

    private static final Logger LOG = LoggerFactory.getLogger(DocumentSweep.class);
    private static final Duration STAYS = Duration.ofDays(1);

    private final DocumentStore store;
    private final SubmissionFileRepository files;
    private final Documents documents;
    private final Uploads uploads;
    private final OtherDocuments others;

    DocumentSweep(
            DocumentStore store,
            SubmissionFileRepository files,
            Documents documents,
            Uploads uploads,
            OtherDocuments others) {
        this.store = store;
        this.files = files;
        this.documents = documents;
        this.uploads = uploads;
        this.others = others;
    }

    @Scheduled(fixedDelayString = "PT6H", initialDelayString = "PT10M")
    void sweep() {
        uploads.sweep(STAYS);
        documents.sweep(STAYS);
        int taken = store.sweep(STAYS, hash -> files.isKept(hash) || others.needs(hash));
        if (taken > 0) {
            LOG.info("{} documents that no submission has any more were taken away", taken);
        }
    }
}
