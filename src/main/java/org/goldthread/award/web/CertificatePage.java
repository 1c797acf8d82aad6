package org.goldthread.award.web;

import java.util.UUID;
import org.goldthread.award.Certificates;
import org.goldthread.award.OutcomeReturns;
import org.goldthread.learning.Enrolments;
import org.goldthread.people.Viewer;
import org.goldthread.shared.CsvExport;
import org.goldthread.shared.NotFound;
import org.goldthread.shared.Role;
import org.goldthread.tracking.CandidateSight;
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

/** The certificate as a file, for its holder and those who run the programme, and the outcomes for the Department. */
@Controller
class CertificatePage {

    private final Certificates certificates;
    private final OutcomeReturns returns;
    private final Enrolments enrolments;
    private final CandidateSight sight;

    CertificatePage(Certificates certificates, OutcomeReturns returns, Enrolments enrolments, CandidateSight sight) {
        this.certificates = certificates;
        this.returns = returns;
        this.enrolments = enrolments;
        this.sight = sight;
    }

    @GetMapping("/certificate/{enrolment}")
    ResponseEntity<byte[]> certificate(@AuthenticationPrincipal Viewer viewer, @PathVariable UUID enrolment) {
        var found = enrolments.get(enrolment);
        if (!sight.isOwn(viewer, found.person()) && !sight.maySee(viewer, found.partner())) {
            throw new NotFound();
        }
        var certificate = certificates.of(enrolment).orElseThrow(NotFound::new);
        var name = ContentDisposition.inline()
                .filename("certificate-" + certificate.number() + ".pdf")
                .build();
        return ResponseEntity.ok()
                .header(HttpHeaders.CONTENT_DISPOSITION, name.toString())
                .contentType(MediaType.APPLICATION_PDF)
                .cacheControl(CacheControl.noStore())
                .body(certificates.pdf(enrolment).orElseThrow(NotFound::new));
    }

    @GetMapping("/outcomes.csv")
    ResponseEntity<byte[]> outcomes(@AuthenticationPrincipal Viewer viewer) {
        if (!viewer.is(Role.LEAD)) {
            throw new AccessDeniedException("Only the lead returns outcomes.");
        }
        var csv = new CsvExport(
                "trn",
                "given_name",
                "family_name",
                "qualification",
                "school_urn",
                "started_on",
                "awarded_on",
                "certificate_number",
                "revoked_on");
        returns.all().forEach(row -> csv.row(row.values()));
        return csv.download("outcomes.csv");
    }
}
