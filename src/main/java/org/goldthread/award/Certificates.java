package org.goldthread.award;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Certificates that were issued. */
@Component
@Transactional(readOnly = true)
public class Certificates {

    private final CertificateRepository certificates;

    Certificates(CertificateRepository certificates) {
        this.certificates = certificates;
    }

    /** The enrolment's certificate in force. */
    public Optional<CertificateView> of(UUID enrolment) {
        return certificates.findByEnrolmentAndRevokedOnIsNull(enrolment).map(Certificate::view);
    }

    /** All certificates of the enrolment, newest first, the revoked ones among them. */
    public List<CertificateView> all(UUID enrolment) {
        return certificates.findByEnrolmentOrderByIssuedAtDesc(enrolment).stream()
                .map(Certificate::view)
                .toList();
    }

    /** The certificate with the number as somebody typed it. */
    public Optional<CertificateView> withNumber(String typed) {
        return CertificateNumber.read(typed)
                .flatMap(number -> certificates.findByNumber(number.text()))
                .map(Certificate::view);
    }

    /** The certificate in force as a PDF. */
    public Optional<byte[]> pdf(UUID enrolment) {
        return certificates.findByEnrolmentAndRevokedOnIsNull(enrolment).map(Certificate::pdf);
    }
}
