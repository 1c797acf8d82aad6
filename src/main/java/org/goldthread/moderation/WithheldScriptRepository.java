package org.goldthread.moderation;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.data.repository.Repository;

interface WithheldScriptRepository extends Repository<WithheldScript, UUID> {

    WithheldScript save(WithheldScript script);

    Optional<WithheldScript> findById(UUID script);

    List<WithheldScript> findByWindow(UUID window);
}
