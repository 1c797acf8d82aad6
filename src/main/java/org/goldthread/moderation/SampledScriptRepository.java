package org.goldthread.moderation;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.data.repository.Repository;

interface SampledScriptRepository extends Repository<SampledScript, UUID> {

    SampledScript save(SampledScript script);

    Optional<SampledScript> findById(UUID script);

    List<SampledScript> findByWindow(UUID window);
}
