package org.goldthread.programme;

import java.util.List;
import java.util.UUID;
import org.springframework.data.jpa.repository.JpaRepository;

interface CohortSessionRepository extends JpaRepository<CohortSession, UUID> {

    List<CohortSession> findByCohortOrderByStartsAtAscNumberAsc(UUID cohort);

    List<CohortSession> findByAnnouncedAtIsNull();
}
