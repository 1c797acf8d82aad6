package org.goldthread.assessment;

import java.io.InputStream;
import java.util.function.Supplier;

/** A file on its way to somebody who may have it. */
public record FileDownload(String name, String contentType, long bytes, Supplier<InputStream> content) {

    /**
     * For a file of a submission.
     *
     * @throws org.goldthread.shared.Refusal if the malware check holds it back
     */
    static FileDownload of(SubmissionFile file, String name, Documents documents) {
        documents.refuseUnlessClear(file.hash());
        return new FileDownload(name, file.contentType(), file.bytes(), () -> documents.open(file.hash()));
    }

    /** The same for a coach's evidence. */
    static FileDownload of(EvidenceFile file, String name, Documents documents) {
        documents.refuseUnlessClear(file.hash());
        return new FileDownload(name, file.contentType(), file.bytes(), () -> documents.open(file.hash()));
    }
}
