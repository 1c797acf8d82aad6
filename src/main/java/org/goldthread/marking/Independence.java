package org.goldthread.marking;

import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.goldthread.marking.Connections.Subject;
import org.goldthread.marking.Connections.Ties;
import org.goldthread.people.Interests;
import org.goldthread.shared.Refusal;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Who may not handle a script: whoever belongs to the candidate's school, trust or partner, has worked with the candidate, or
 * has dealt with a script of theirs before. The refusal never says which, as that would lead to the candidate; those who
 * oversee marking may know it.
 */
@Component
class Independence {

    private static final String CONNECTED =
            "You cannot take this script, because of a connection with the candidate. Choose another one.";
    static final String BEFORE =
            "You cannot take this script, because you have dealt with this candidate's work before. Choose another one.";

    private record Pair(UUID key, UUID person) {}

    private record Role(UUID person, String partner) {}

    private final Interests interests;
    private final JdbcClient database;

    Independence(Interests interests, JdbcClient database) {
        this.interests = interests;
        this.database = database;
    }

    /** Refuses a person who has an interest in the script's candidate or has dealt with a script of theirs before. */
    void check(Script script, UUID person) {
        connections(List.of(script.enrolment()), List.of(person))
                .between(script.enrolment(), person)
                .ifPresent(obstacle -> {
                    throw new Refusal(obstacle == Obstacle.EARLIER_WORK ? BEFORE : CONNECTED);
                });
    }

    /** What connects these people with the candidates of these enrolments; five questions to the database, however many. */
    @Transactional(readOnly = true)
    Connections connections(Collection<UUID> enrolments, Collection<UUID> people) {
        var who = people.toArray(UUID[]::new);
        var whose = enrolments.toArray(UUID[]::new);
        return new Connections(
                Connections.byId(subjects(whose), Subject::enrolment),
                workedWith(whose, who),
                ties(people, who),
                dealtWith(whose, who));
    }

    private List<Subject> subjects(UUID[] enrolments) {
        return database.sql("""
                        select e.id as enrolment, e.person, e.partner, e.school_urn, s.trust
                        from enrolment e left join school s on s.urn = e.school_urn
                        where e.id = any(:enrolments)
                        """)
                .param("enrolments", enrolments)
                .query(Subject.class)
                .list();
    }

    /** Everybody who ever stood for the candidate or taught their cohort, also those others have replaced since. */
    private Map<UUID, Set<UUID>> workedWith(UUID[] enrolments, UUID[] people) {
        return sets(database.sql("""
                        select e.id as key, f.person from enrolment e join cohort_facilitator f on f.cohort = e.cohort
                        where e.id = any(:enrolments) and f.person = any(:people)
                        union
                        select enrolment, person from worked_with
                        where enrolment = any(:enrolments) and person = any(:people)
                        """)
                .param("enrolments", enrolments)
                .param("people", people)
                .query(Pair.class)
                .list());
    }

    private Map<UUID, Set<UUID>> dealtWith(UUID[] enrolments, UUID[] people) {
        return sets(database.sql("""
                        select distinct s.enrolment as key, m.person from mark_sheet m join script s on s.id = m.script
                        where s.enrolment = any(:enrolments) and m.person = any(:people)
                          and m.state in ('FINAL', 'INTERESTED', 'SET_ASIDE')
                        """)
                .param("enrolments", enrolments)
                .param("people", people)
                .query(Pair.class)
                .list());
    }

    private Map<UUID, Ties> ties(Collection<UUID> people, UUID[] who) {
        var partners = new HashMap<UUID, Set<String>>();
        database.sql(
                        "select distinct person, partner from person_role where person = any(:people) and partner is not null")
                .param("people", who)
                .query(Role.class)
                .list()
                .forEach(role -> partners.computeIfAbsent(role.person(), none -> new HashSet<>())
                        .add(role.partner()));
        var declared = interests.of(people);
        var ties = new HashMap<UUID, Ties>();
        for (var person : people) {
            var theirs = declared.get(person);
            var at = new HashSet<>(partners.getOrDefault(person, Set.of()));
            if (theirs != null) {
                at.addAll(theirs.partners());
            }
            ties.put(
                    person,
                    theirs == null
                            ? new Ties(at, Set.of(), Set.of(), Set.of())
                            : new Ties(at, theirs.schools(), theirs.trusts(), theirs.people()));
        }
        return ties;
    }

    private static Map<UUID, Set<UUID>> sets(List<Pair> pairs) {
        var sets = new HashMap<UUID, Set<UUID>>();
        pairs.forEach(pair ->
                sets.computeIfAbsent(pair.key(), none -> new HashSet<>()).add(pair.person()));
        return sets;
    }
}
