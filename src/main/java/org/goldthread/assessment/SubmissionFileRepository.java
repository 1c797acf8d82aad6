package org.goldthread.assessment;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.data.repository.Repository;

interface SubmissionFileRepository extends Repository<SubmissionFile, UUID> {

    SubmissionFile save(SubmissionFile file);

    void delete(SubmissionFile file);

    Optional<SubmissionFile> findById(UUID id);

    List<SubmissionFile> findBySubmissionIdOrderByAddedAtAscNameAsc(UUID submission);

    List<SubmissionFile> findByHash(String hash);

    boolean existsByHash(String hash);
}
