package org.goldthread.learning;

import java.util.Collection;
import java.util.List;
import java.util.UUID;
import org.goldthread.learning.EnrolmentView.Standing;
import org.springframework.data.jpa.repository.JpaRepository;

interface EnrolmentRepository extends JpaRepository<Enrolment, UUID> {

    List<Enrolment> findByIdIn(Collection<UUID> ids);

    List<Enrolment> findByCohortAndStanding(UUID cohort, Standing standing);

    List<Enrolment> findByCohort(UUID cohort);

    boolean existsByPersonAndQualificationAndStanding(UUID person, String qualification, Standing standing);
}
