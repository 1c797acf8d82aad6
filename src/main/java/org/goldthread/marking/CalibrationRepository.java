package org.goldthread.marking;

import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.data.repository.Repository;

interface CalibrationRepository extends Repository<Calibration, UUID> {

    Calibration save(Calibration calibration);

    Optional<Calibration> findById(UUID id);

    Optional<Calibration> findByPersonAndQualification(UUID person, String qualification);

    List<Calibration> findByPersonInAndQualification(Collection<UUID> people, String qualification);
}
