package org.goldthread.marking;

import java.time.Clock;
import java.time.LocalDate;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Collectors;
import org.goldthread.assessors.Accreditation;
import org.goldthread.assessors.Accreditations;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** The scripts the lead can give out, and the rules of {@link MarkerRules} for many of them and many people at once. */
@Component
@Transactional(readOnly = true)
class AllocationRules {

    /** A script nobody holds; without an enrolment it is a copy of a standard script. */
    record Open(
            UUID script,
            String taskId,
            String qualification,
            @Nullable UUID enrolment,
            @Nullable UUID standard) {}

    private record Met(UUID standard, UUID person) {}

    private final Independence independence;
    private final Moderators moderators;
    private final Calibrations calibrations;
    private final Accreditations accreditations;
    private final JdbcClient database;
    private final Clock clock;

    AllocationRules(
            Independence independence,
            Moderators moderators,
            Calibrations calibrations,
            Accreditations accreditations,
            JdbcClient database,
            Clock clock) {
        this.independence = independence;
        this.moderators = moderators;
        this.calibrations = calibrations;
        this.accreditations = accreditations;
        this.database = database;
        this.clock = clock;
    }

    /** The window's scripts nobody holds; of these candidate numbers only, if there are any. */
    List<Open> open(UUID window, @Nullable Set<String> only) {
        return database.sql("""
                        select s.id as script, w.task_id, e.qualification, s.enrolment, s.standard
                        from script s join programme_edition e on e.code = s.edition
                            join work_item w on w.key = s.id and w.name = 'mark-script'
                        where (s.window_id = :window or s.seeded_in = :window) and s.state = 'MARKING'
                          and w.closed_at is null and w.assignee is null
                          and (:all or s.candidate_number = any(:only))
                        order by s.id
                        """)
                .param("window", window)
                .param("all", only == null)
                .param("only", only == null ? new String[0] : only.toArray(String[]::new))
                .query(Open.class)
                .list();
    }

    /** Who may mark which of these scripts of one qualification; the answers ask the database nothing. */
    Allocation.Rule of(String qualification, Collection<Open> open, Set<UUID> people) {
        var today = LocalDate.now(clock);
        var accredited = accreditations.accredited(qualification, today).stream()
                .map(Accreditation::person)
                .collect(Collectors.toSet());
        var standings = calibrations.standings(people, qualification);
        var independent = independent(qualification, open, people, today);
        var byScript = Connections.byId(open, Open::script);
        var met = met(people);
        return (script, person) -> {
            if (!accredited.contains(person)) {
                return Optional.of(PassedOver.NOT_ACCREDITED);
            }
            var standing = standings.getOrDefault(person, Calibrations.Standing.NOT_BEGUN);
            if (standing != Calibrations.Standing.CALIBRATED) {
                return Optional.of(
                        standing == Calibrations.Standing.STOPPED ? PassedOver.STOPPED : PassedOver.NOT_CALIBRATED);
            }
            var found = Objects.requireNonNull(byScript.get(script));
            if (found.standard() != null) {
                return met.contains(new Met(found.standard(), person))
                        ? Optional.of(PassedOver.EARLIER_WORK)
                        : Optional.empty();
            }
            return independent.against(script, person);
        };
    }

    private Allocation.Rule independent(
            String qualification, Collection<Open> open, Set<UUID> people, LocalDate today) {
        var live = open.stream().filter(one -> one.enrolment() != null).toList();
        var enrolments =
                live.stream().collect(Collectors.toMap(Open::script, one -> Objects.requireNonNull(one.enrolment())));
        var moderating = moderators.accredited(qualification, today);
        var all = new HashSet<>(people);
        all.addAll(moderating);
        var connections = independence.connections(enrolments.values(), all);
        var markers = moderators.markers(enrolments.keySet());
        markers.values().forEach(all::addAll);
        var left = moderators.left(moderating, all, connections);
        return (script, person) -> {
            var enrolment = Objects.requireNonNull(enrolments.get(script));
            var obstacle = connections.between(enrolment, person);
            if (obstacle.isPresent()) {
                return obstacle.map(PassedOver::of);
            }
            return left.wouldBeTheLast(enrolment, markers.getOrDefault(script, Set.of()), person)
                    ? Optional.of(PassedOver.LAST_MODERATOR)
                    : Optional.empty();
        };
    }

    /** Who has met which standard script. */
    private Set<Met> met(Set<UUID> people) {
        return Set.copyOf(database.sql("""
                        select distinct s.standard, m.person from mark_sheet m join script s on s.id = m.script
                        where s.standard is not null and m.person = any(:people)
                        """)
                .param("people", people.toArray(UUID[]::new))
                .query(Met.class)
                .list());
    }

    /** The scripts of each qualification. */
    static Map<String, List<Open>> byQualification(List<Open> open) {
        return open.stream().collect(Collectors.groupingBy(Open::qualification, TreeMap::new, Collectors.toList()));
    }
}
