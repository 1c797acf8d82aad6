package org.goldthread.assessment.web;

import java.nio.charset.StandardCharsets;
import java.util.UUID;
import org.goldthread.assessment.Receipts;
import org.goldthread.people.Viewer;
import org.springframework.http.CacheControl;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;

/** The receipt of a submission: to read, and to keep as plain text or PDF. */
@Controller
class ReceiptPage {

    private static final MediaType TEXT = new MediaType("text", "plain", StandardCharsets.UTF_8);

    private final Receipts receipts;

    ReceiptPage(Receipts receipts) {
        this.receipts = receipts;
    }

    @GetMapping("/submission/{enrolment}/receipt")
    String show(@AuthenticationPrincipal Viewer viewer, @PathVariable UUID enrolment, Model model) {
        model.addAttribute("enrolment", enrolment);
        model.addAttribute("receipt", receipts.show(viewer, enrolment));
        return "assessment/receipt";
    }

    @GetMapping("/submission/{enrolment}/receipt.txt")
    ResponseEntity<byte[]> text(@AuthenticationPrincipal Viewer viewer, @PathVariable UUID enrolment) {
        return saved(
                "receipt.txt", TEXT, receipts.show(viewer, enrolment).text().getBytes(StandardCharsets.UTF_8));
    }

    @GetMapping("/submission/{enrolment}/receipt.pdf")
    ResponseEntity<byte[]> pdf(@AuthenticationPrincipal Viewer viewer, @PathVariable UUID enrolment) {
        return saved("receipt.pdf", MediaType.APPLICATION_PDF, receipts.pdf(viewer, enrolment));
    }

    private static ResponseEntity<byte[]> saved(String name, MediaType type, byte[] content) {
        return ResponseEntity.ok()
                .header(
                        HttpHeaders.CONTENT_DISPOSITION,
                        ContentDisposition.attachment().filename(name).build().toString())
                .contentType(type)
                .cacheControl(CacheControl.noStore().cachePrivate())
                .body(content);
    }
}
