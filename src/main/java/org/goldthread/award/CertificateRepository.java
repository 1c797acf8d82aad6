package org.goldthread.award;

import java.util.Optional;
import java.util.UUID;
import org.springframework.data.repository.Repository;

interface CertificateRepository extends Repository<Certificate, UUID> {

    Certificate save(Certificate certificate);

    Optional<Certificate> findByEnrolment(UUID enrolment);

    Optional<Certificate> findByNumber(String number);
}
