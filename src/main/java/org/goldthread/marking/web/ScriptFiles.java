package org.goldthread.marking.web;

import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.goldthread.assessment.SubmissionView.StoredDocument;
import org.goldthread.assessment.Submissions;
import org.goldthread.marking.Scripts;
import org.goldthread.people.Viewer;
import org.goldthread.shared.NotFound;
import org.springframework.core.io.InputStreamResource;
import org.springframework.core.io.Resource;
import org.springframework.http.CacheControl;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;

/** The files of a script for whoever has its task; named by candidate number and kind, never as they were uploaded. */
@Controller
class ScriptFiles {

    private static final Map<String, String> ENDINGS = Map.of(
            "application/pdf",
            "pdf",
            "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
            "docx",
            "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
            "xlsx",
            "application/vnd.oasis.opendocument.text",
            "odt",
            "text/csv",
            "csv",
            "image/png",
            "png",
            "image/jpeg",
            "jpg");

    /** The browser's own viewer needs its style and the file itself. */
    private static final String SHOWN = "default-src 'none'; object-src 'self'; style-src 'unsafe-inline'; "
            + "frame-ancestors 'self'; base-uri 'none'; form-action 'none'";

    private final ScriptAccess access;
    private final Scripts scripts;
    private final Submissions submissions;

    ScriptFiles(ScriptAccess access, Scripts scripts, Submissions submissions) {
        this.access = access;
        this.scripts = scripts;
        this.submissions = submissions;
    }

    @GetMapping("/scripts/{script}/files/{document}")
    ResponseEntity<Resource> read(
            @AuthenticationPrincipal Viewer viewer, @PathVariable UUID script, @PathVariable UUID document) {
        if (!access.mayRead(script, viewer)) {
            throw new AccessDeniedException("Only whoever has the script's task may read it.");
        }
        var found = scripts.get(script);
        var file = submissions.get(found.submission()).documents().stream()
                .filter(candidate -> candidate.id().equals(document))
                .findFirst()
                .orElseThrow(NotFound::new);
        return ResponseEntity.ok()
                .header(HttpHeaders.CONTENT_DISPOSITION, name(found.candidateNumber(), file))
                .contentType(MediaType.parseMediaType(file.contentType()))
                .contentLength(file.bytes())
                .cacheControl(CacheControl.noStore())
                .body(new InputStreamResource(submissions.read(document)));
    }

    /** A PDF to be shown in the page: framed by this product alone, and able to load and run nothing. */
    @GetMapping("/scripts/{script}/view/{document}")
    ResponseEntity<Resource> show(
            @AuthenticationPrincipal Viewer viewer, @PathVariable UUID script, @PathVariable UUID document) {
        var answer = read(viewer, script, document);
        if (!MediaType.APPLICATION_PDF.isCompatibleWith(answer.getHeaders().getContentType())) {
            throw new NotFound();
        }
        var attached = answer.getHeaders().getFirst(HttpHeaders.CONTENT_DISPOSITION);
        return ResponseEntity.ok()
                .headers(answer.getHeaders())
                .headers(headers -> {
                    headers.set(
                            HttpHeaders.CONTENT_DISPOSITION,
                            String.valueOf(attached).replace("attachment", "inline"));
                    headers.set("Content-Security-Policy", SHOWN);
                    headers.set("X-Frame-Options", "SAMEORIGIN");
                })
                .body(answer.getBody());
    }

    private static String name(String number, StoredDocument file) {
        var type = file.contentType().toLowerCase(Locale.ROOT).replaceAll(";.*", "");
        var name = number + "-" + file.kind() + "." + ENDINGS.getOrDefault(type, "bin");
        return ContentDisposition.attachment().filename(name).build().toString();
    }
}
