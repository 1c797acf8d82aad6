package org.goldthread.moderation;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.data.repository.Repository;

interface ResultRepository extends Repository<Result, UUID> {

    List<Result> findByEnrolmentOrderByAttemptDesc(UUID enrolment);

    List<Result> findByWindow(UUID window);

    Optional<Result> findByScript(UUID script);
}
