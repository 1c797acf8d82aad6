package org.goldthread.assessment;

import java.util.List;
import java.util.UUID;
import org.springframework.data.jpa.repository.Query;
import org.springframework.data.repository.Repository;

interface VerificationRepository extends Repository<Verification, UUID> {

    Verification save(Verification verification);

    @Query("select v from Verification v where v.submissionId = :submission and v.voidedAt is null")
    List<Verification> standing(UUID submission);

    @Query("select v from Verification v where v.submissionId = :submission order by v.decidedAt")
    List<Verification> all(UUID submission);
}
