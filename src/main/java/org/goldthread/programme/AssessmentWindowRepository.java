package org.goldthread.programme;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.data.jpa.repository.JpaRepository;

interface AssessmentWindowRepository extends JpaRepository<AssessmentWindow, UUID> {

    List<AssessmentWindow> findByQualificationAndClosesAfterOrderByCloses(String qualification, Instant after);

    List<AssessmentWindow> findAllByOrderByClosesDesc();

    List<AssessmentWindow> findByAnnouncedAtIsNull();

    Optional<AssessmentWindow> findByQualificationAndName(String qualification, String name);

    boolean existsByQualificationAndCloses(String qualification, Instant closes);
}
