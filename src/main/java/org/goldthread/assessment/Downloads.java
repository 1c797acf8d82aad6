package org.goldthread.assessment;

import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import org.springframework.core.io.InputStreamResource;
import org.springframework.core.io.Resource;
import org.springframework.http.CacheControl;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;

/** Answers a browser with a file that came from outside, so that it can do nothing to a page of ours. */
public final class Downloads {

    /** Nothing may be loaded by the file or run in it; the browser's own PDF viewer needs its own style. */
    private static final String ALONE =
            "default-src 'none'; style-src 'unsafe-inline'; sandbox; frame-ancestors 'none'";

    /** A sandbox would switch off the browser's viewer, so this one only keeps the file from loading anything. */
    private static final String IN_OUR_PAGE = "default-src 'none'; object-src 'self'; style-src 'unsafe-inline';"
            + " frame-ancestors 'self'; base-uri 'none'; form-action 'none'";

    private Downloads() {}

    /** The file as something to save, never to be opened in the browser. */
    public static ResponseEntity<Resource> attachment(FileDownload file) {
        return answer(file, ContentDisposition.attachment(), ALONE, "DENY");
    }

    /**
     * The file to be shown in a frame of a page of ours if it is a PDF, and as an {@link #attachment} otherwise. PDFs with
     * scripts, actions or other files inside are not accepted in the first place.
     */
    public static ResponseEntity<Resource> inline(FileDownload file) {
        if (!file.contentType().equals(MediaType.APPLICATION_PDF_VALUE)) {
            return attachment(file);
        }
        return answer(file, ContentDisposition.inline(), IN_OUR_PAGE, "SAMEORIGIN");
    }

    private static ResponseEntity<Resource> answer(
            FileDownload file, ContentDisposition.Builder disposition, String policy, String framing) {
        InputStream content = file.content().get();
        return ResponseEntity.ok()
                .contentType(MediaType.parseMediaType(file.contentType()))
                .contentLength(file.bytes())
                .cacheControl(CacheControl.noStore().cachePrivate())
                .header(
                        HttpHeaders.CONTENT_DISPOSITION,
                        disposition
                                .filename(file.name(), StandardCharsets.UTF_8)
                                .build()
                                .toString())
                .header("X-Content-Type-Options", "nosniff")
                .header("Content-Security-Policy", policy)
                .header("X-Frame-Options", framing)
                .body(new InputStreamResource(content));
    }
}
