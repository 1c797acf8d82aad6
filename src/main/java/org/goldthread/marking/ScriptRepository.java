package org.goldthread.marking;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.data.jpa.repository.EntityGraph;
import org.springframework.data.repository.Repository;

interface ScriptRepository extends Repository<Script, UUID> {

    Script save(Script script);

    @EntityGraph(attributePaths = "carried")
    Optional<Script> findById(UUID id);

    Optional<Script> findBySubmission(UUID submission);

    List<Script> findByEnrolmentOrderByAttempt(UUID enrolment);

    List<Script> findByWindowAndStateNotOrderByCandidateNumber(UUID window, Script.State state);
}
