package org.goldthread.award;

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

    /** The enrolment's certificate, once it is issued. */
    public Optional<CertificateView> of(UUID enrolment) {
        return certificates.findByEnrolment(enrolment).map(Certificate::view);
    }

    /** The certificate with the number as somebody typed it. */
    public Optional<CertificateView> withNumber(String typed) {
        return CertificateNumber.read(typed)
                .flatMap(number -> certificates.findByNumber(number.text()))
                .map(Certificate::view);
    }

    /** The certificate as a PDF. */
    public Optional<byte[]> pdf(UUID enrolment) {
        return certificates.findByEnrolment(enrolment).map(Certificate::pdf);
    }
}
