package org.goldthread.assessment;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.data.jpa.repository.Query;
import org.springframework.data.repository.Repository;

interface ExtensionRequestRepository extends Repository<ExtensionRequest, UUID> {

    ExtensionRequest save(ExtensionRequest request);

    void flush();

    @Query("select r from ExtensionRequest r where r.submissionId = :submission and r.state = 'OPEN'")
    Optional<ExtensionRequest> open(UUID submission);

    List<ExtensionRequest> findByEvidenceHash(String hash);

    List<ExtensionRequest> findBySubmissionIdOrderByRequestedAtDesc(UUID submission);
}
