package org.goldthread.programme;

import java.util.UUID;
import org.springframework.data.jpa.repository.JpaRepository;

interface CohortRepository extends JpaRepository<Cohort, UUID> {}
