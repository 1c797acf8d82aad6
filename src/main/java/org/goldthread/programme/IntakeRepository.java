package org.goldthread.programme;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.data.jpa.repository.JpaRepository;

interface IntakeRepository extends JpaRepository<Intake, UUID> {

    Optional<Intake> findByQualificationAndCode(String qualification, String code);

    Optional<Intake> findFirstByQualificationAndApplyByGreaterThanEqualOrderByApplyBy(
            String qualification, LocalDate day);

    List<Intake> findAllByOrderByStartsOnDesc();
}
