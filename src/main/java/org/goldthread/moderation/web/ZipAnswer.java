package org.goldthread.moderation.web;

import jakarta.servlet.http.HttpServletResponse;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;

/** A zip that is written to the browser while it is read, and kept by nobody on the way. */
final class ZipAnswer {

    private ZipAnswer() {}

    static void begin(HttpServletResponse response, String name) {
        response.setContentType("application/zip");
        response.setHeader(
                HttpHeaders.CONTENT_DISPOSITION,
                ContentDisposition.attachment().filename(name).build().toString());
        response.setHeader(HttpHeaders.CACHE_CONTROL, "no-store");
    }
}
