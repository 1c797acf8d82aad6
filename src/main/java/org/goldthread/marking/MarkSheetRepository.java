package org.goldthread.marking;

import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.data.jpa.repository.EntityGraph;
import org.springframework.data.jpa.repository.Query;
import org.springframework.data.repository.Repository;

interface MarkSheetRepository extends Repository<MarkSheet, UUID> {

    MarkSheet save(MarkSheet sheet);

    /** Writes what was changed, so that a line is written before its sheet is final, and a race is noticed here. */
    void flush();

    @EntityGraph(attributePaths = "lines")
    Optional<MarkSheet> findByScriptAndPerson(UUID script, UUID person);

    boolean existsByScriptAndPersonAndPurposeNot(UUID script, UUID person, MarkSheet.Purpose purpose);

    @EntityGraph(attributePaths = "lines")
    List<MarkSheet> findByScriptAndState(UUID script, MarkSheet.State state);

    List<MarkSheet> findByScriptInAndState(Collection<UUID> scripts, MarkSheet.State state);

    /** The scripts of the window in which somebody has declared an interest. */
    @Query("""
            select distinct m.script from MarkSheet m, Script s
            where m.script = s.id and s.window = :window and m.state = INTERESTED
            """)
    List<UUID> withDeclaredInterest(UUID window);

    /** When each person's final first and second marks were given, earliest first: who is new at this. */
    @Query("""
            select m from MarkSheet m
            where m.person in :people and m.state in (FINAL, SET_ASIDE) and m.purpose in (FIRST, SECOND)
            order by m.finalAt, m.id
            """)
    List<MarkSheet> finalMarksOf(Collection<UUID> people);
}
