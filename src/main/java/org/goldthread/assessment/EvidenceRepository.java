package org.goldthread.assessment;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.data.repository.Repository;

interface EvidenceRepository extends Repository<EvidenceFile, UUID> {

    EvidenceFile save(EvidenceFile file);

    void delete(EvidenceFile file);

    Optional<EvidenceFile> findById(UUID id);

    List<EvidenceFile> findByHash(String hash);

    List<EvidenceFile> findBySubmissionIdOrderByAddedAtAscNameAsc(UUID submission);
}
