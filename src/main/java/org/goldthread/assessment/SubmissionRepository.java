package org.goldthread.assessment;

import jakarta.persistence.LockModeType;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.data.jpa.repository.Lock;
import org.springframework.data.jpa.repository.Query;
import org.springframework.data.repository.Repository;

interface SubmissionRepository extends Repository<Submission, UUID> {

    Submission save(Submission submission);

    Optional<Submission> findById(UUID id);

    Optional<Submission> findByEnrolmentIdAndAttempt(UUID enrolment, int attempt);

    @Query("select s from Submission s where s.enrolmentId = :enrolment order by s.attempt desc limit 1")
    Optional<Submission> latest(UUID enrolment);

    /** Every change of a submission begins here, so that changes come one after the other. */
    @Lock(LockModeType.PESSIMISTIC_WRITE)
    @Query("select s from Submission s where s.enrolmentId = :enrolment order by s.attempt desc limit 1")
    Optional<Submission> latestLocked(UUID enrolment);

    @Lock(LockModeType.PESSIMISTIC_WRITE)
    @Query("select s from Submission s where s.id = :id")
    Optional<Submission> findLocked(UUID id);

    @Query("select s from Submission s where s.enrolmentId = :enrolment and s.state = 'SEALED' order by s.attempt")
    List<Submission> sealed(UUID enrolment);

    @Query("select s from Submission s where s.windowId = :window and s.state in ('DRAFT', 'FINAL')")
    List<Submission> running(UUID window);
}
