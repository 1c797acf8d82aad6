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

    private static String name(String number, StoredDocument file) {
        var type = file.contentType().toLowerCase(Locale.ROOT).replaceAll(";.*", "");
        var name = number + "-" + file.kind() + "." + ENDINGS.getOrDefault(type, "bin");
        return ContentDisposition.attachment().filename(name).build().toString();
    }
}
