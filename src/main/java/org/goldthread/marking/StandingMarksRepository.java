package org.goldthread.marking;

import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.data.jpa.repository.EntityGraph;
import org.springframework.data.jpa.repository.Query;
import org.springframework.data.repository.Repository;

interface StandingMarksRepository extends Repository<StandingMarks, UUID> {

    StandingMarks save(StandingMarks marks);

    Optional<StandingMarks> findFirstByScriptOrderByVersionDesc(UUID script);

    /** The newest version of each script. */
    @EntityGraph(attributePaths = "marks")
    @Query("""
            select m from StandingMarks m where m.script in :scripts
              and m.version = (select max(n.version) from StandingMarks n where n.script = m.script)
            """)
    List<StandingMarks> newest(Collection<UUID> scripts);
}
