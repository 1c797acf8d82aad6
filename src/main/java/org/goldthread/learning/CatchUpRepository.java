package org.goldthread.learning;

import java.util.List;
import java.util.UUID;
import org.springframework.data.jpa.repository.JpaRepository;

interface CatchUpRepository extends JpaRepository<CatchUp, UUID> {

    List<CatchUp> findByEnrolmentAndState(UUID enrolment, CatchUp.State state);
}
