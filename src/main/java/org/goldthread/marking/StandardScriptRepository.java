package org.goldthread.marking;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.data.repository.Repository;

interface StandardScriptRepository extends Repository<StandardScript, UUID> {

    StandardScript save(StandardScript script);

    Optional<StandardScript> findById(UUID id);

    List<StandardScript> findByEditionAndRetiredAtIsNullOrderByAddedAtAscIdAsc(String edition);
}
