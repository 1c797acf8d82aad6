package org.goldthread.award;

import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.goldthread.tracking.RecordPart;
import org.springframework.stereotype.Component;

/** The certificate on the candidate's record and journey page. */
@Component
class CertificatePart implements RecordPart {

    private static final int PLACE = 90;

    private final Certificates certificates;

    CertificatePart(Certificates certificates) {
        this.certificates = certificates;
    }

    @Override
    public int place() {
        return PLACE;
    }

    @Override
    public Optional<Section> about(UUID candidacy, Reader reader) {
        var facts = certificates.all(candidacy).stream()
                .flatMap(certificate -> facts(candidacy, certificate))
                .toList();
        return facts.isEmpty() ? Optional.empty() : Optional.of(new Section("Award", facts));
    }

    private static Stream<Fact> facts(UUID candidacy, CertificateView certificate) {
        var check = new Fact("Public check", "Show", "/check/" + certificate.number());
        return certificate.revokedOn() == null
                ? Stream.of(new Fact("Certificate", certificate.number(), "/certificate/" + candidacy), check)
                : Stream.of(new Fact("Revoked certificate", certificate.number(), "/check/" + certificate.number()));
    }
}
