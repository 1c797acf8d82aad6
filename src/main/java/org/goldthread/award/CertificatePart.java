package org.goldthread.award;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
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
        return certificates
                .of(candidacy)
                .map(certificate -> new Section(
                        "Award",
                        List.of(
                                new Fact("Certificate", certificate.number(), "/certificate/" + candidacy),
                                new Fact("Public check", "Show", "/check/" + certificate.number()))));
    }
}
