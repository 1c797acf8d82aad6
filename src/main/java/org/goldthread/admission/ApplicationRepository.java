package org.goldthread.admission;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.data.jpa.repository.JpaRepository;
import org.springframework.data.jpa.repository.Query;

interface ApplicationRepository extends JpaRepository<Application, UUID> {

    Optional<Application> findByPersonAndIntake(UUID person, UUID intake);

    List<Application> findByPersonOrderBySubmittedAtDesc(UUID person);

    List<Application> findByIntakeAndPartnerAndStateOrderByWaitingSinceAscNumberAsc(
            UUID intake, String partner, ApplicationState state);

    @Query(value = "select nextval('candidate_number')", nativeQuery = true)
    long nextNumber();

    @Query(
            value = "select exists (select 1 from application where intake = ?1 and trn = ?2 and id <> ?3)",
            nativeQuery = true)
    boolean trnTaken(UUID intake, String trn, UUID except);
}
