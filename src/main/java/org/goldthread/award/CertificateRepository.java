package org.goldthread.award;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.data.repository.Repository;

interface CertificateRepository extends Repository<Certificate, UUID> {

    Certificate save(Certificate certificate);

    Certificate saveAndFlush(Certificate certificate);

    /** The one in force. */
    Optional<Certificate> findByEnrolmentAndRevokedOnIsNull(UUID enrolment);

    /** All, newest first. */
    List<Certificate> findByEnrolmentOrderByIssuedAtDesc(UUID enrolment);

    Optional<Certificate> findByNumber(String number);
}
