package org.goldthread.assessment;

import java.io.InputStream;
import java.util.function.Supplier;

/** A file on its way to somebody who may have it. */
public record FileDownload(String name, String contentType, long bytes, Supplier<InputStream> content) {

    static FileDownload of(SubmissionFile file, DocumentStore store) {
        return new FileDownload(file.name(), file.contentType(), file.bytes(), () -> store.open(file.hash()));
    }
}
