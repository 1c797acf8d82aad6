package org.goldthread.assessment;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.data.jpa.repository.NativeQuery;
import org.springframework.data.repository.Repository;

interface SubmissionFileRepository extends Repository<SubmissionFile, UUID> {

    SubmissionFile save(SubmissionFile file);

    void delete(SubmissionFile file);

    Optional<SubmissionFile> findById(UUID id);

    List<SubmissionFile> findBySubmissionIdOrderByAddedAtAscNameAsc(UUID submission);

    List<SubmissionFile> findByHash(String hash);

    /** Whether a submission, a coach's evidence or a request for more time has a file with these bytes. */
    @NativeQuery("""
            select exists (select 1 from submission_file where hash = :hash)
                or exists (select 1 from evidence_file where hash = :hash)
                or exists (select 1 from extension_request where evidence_hash = :hash)""")
    boolean isKept(String hash);
}
