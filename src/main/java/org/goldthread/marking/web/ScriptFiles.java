package org.goldthread.marking.web;

import java.util.UUID;
import org.goldthread.assessment.Downloads;
import org.goldthread.assessment.FileDownload;
import org.goldthread.marking.Papers;
import org.goldthread.people.Viewer;
import org.goldthread.shared.NotFound;
import org.springframework.core.io.Resource;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;

/** The files of a script for whoever has its task; named by candidate number and kind, never as they were uploaded. */
@Controller
class ScriptFiles {

    private final ScriptAccess access;
    private final Papers papers;

    ScriptFiles(ScriptAccess access, Papers papers) {
        this.access = access;
        this.papers = papers;
    }

    @GetMapping("/scripts/{script}/files/{document}")
    ResponseEntity<Resource> read(
            @AuthenticationPrincipal Viewer viewer, @PathVariable UUID script, @PathVariable UUID document) {
        return Downloads.attachment(file(viewer, script, document));
    }

    /** A PDF to be shown in the page: framed by this product alone, and able to load and run nothing. */
    @GetMapping("/scripts/{script}/view/{document}")
    ResponseEntity<Resource> show(
            @AuthenticationPrincipal Viewer viewer, @PathVariable UUID script, @PathVariable UUID document) {
        var file = file(viewer, script, document);
        if (!file.contentType().equals(MediaType.APPLICATION_PDF_VALUE)) {
            throw new NotFound();
        }
        return Downloads.inline(file);
    }

    private FileDownload file(Viewer viewer, UUID script, UUID document) {
        access.mustRead(script, viewer);
        var file = papers.of(script).documents().stream()
                .filter(candidate -> candidate.id().equals(document))
                .findFirst()
                .orElseThrow(NotFound::new);
        return papers.read(script, file);
    }
}
