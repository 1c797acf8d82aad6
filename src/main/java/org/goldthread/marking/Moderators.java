package org.goldthread.marking;

import java.time.Clock;
import java.time.LocalDate;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.goldthread.assessors.Accreditation;
import org.goldthread.assessors.Accreditations;
import org.goldthread.people.People;
import org.goldthread.people.PersonView;
import org.goldthread.programme.Qualifications;
import org.goldthread.shared.Refusal;
import org.goldthread.shared.Role;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Who may moderate a script: accredited for its qualification, free of any interest in its candidate, and of a partner that is
 * none of its markers'. So that somebody always is left, no mark is taken up that would use up the last of them.
 */
@Component
@Transactional(readOnly = true)
public class Moderators {

    private record Marker(UUID script, UUID person) {}

    private final ScriptRepository scripts;
    private final Independence independence;
    private final Accreditations accreditations;
    private final People people;
    private final Qualifications qualifications;
    private final JdbcClient database;
    private final Clock clock;

    Moderators(
            ScriptRepository scripts,
            Independence independence,
            Accreditations accreditations,
            People people,
            Qualifications qualifications,
            JdbcClient database,
            Clock clock) {
        this.scripts = scripts;
        this.independence = independence;
        this.accreditations = accreditations;
        this.people = people;
        this.qualifications = qualifications;
        this.database = database;
        this.clock = clock;
    }

    /**
     * Refuses whoever may not moderate the script.
     *
     * @throws Refusal with the reason, and nothing in it that leads to the candidate
     */
    public void check(UUID id, UUID person) {
        var script = scripts.findById(id).orElseThrow(() -> new IllegalArgumentException("No script has the id " + id));
        independence.check(script, person);
        var qualification = qualification(script);
        if (!accreditations.isAccredited(person, qualification, LocalDate.now(clock))) {
            throw new Refusal(
                    "You are not accredited for the " + qualification
                            + " today, so you cannot moderate this script. Ask the lead to accredit you or to extend your accreditation.");
        }
        var markers = markers(id);
        var partners = people.partners(with(markers, person));
        var mine = partners.getOrDefault(person, Set.of());
        if (markers.stream().anyMatch(marker -> !Collections.disjoint(mine, partners.getOrDefault(marker, Set.of())))) {
            throw new Refusal("You cannot moderate this script, because somebody of your own partner marked it. "
                    + "Choose another one.");
        }
    }

    /** Refuses a mark after which nobody could moderate the script any more, although somebody could without it. */
    void mustRemain(Script script, UUID marker) {
        if (script.isStandard() || people.partners(List.of(marker)).isEmpty()) {
            return;
        }
        var moderators = accredited(qualification(script), LocalDate.now(clock));
        var markers = markers(script.id());
        var left = left(
                moderators, with(markers, marker), independence.connections(List.of(script.enrolment()), moderators));
        if (left.wouldBeTheLast(script.enrolment(), markers, marker)) {
            throw new Refusal("You cannot mark this script: nobody would be left who may moderate it afterwards. "
                    + "Choose another one, and leave it to somebody of another partner or of none.");
        }
    }

    /** Whoever holds the role moderator and is accredited for the qualification on this day, by family name. */
    Set<UUID> accredited(String qualification, LocalDate on) {
        var moderators = people.withRole(Role.MODERATOR, null).stream()
                .map(PersonView::id)
                .collect(Collectors.toSet());
        return accreditations.accredited(qualification, on).stream()
                .map(Accreditation::person)
                .filter(moderators::contains)
                .collect(Collectors.toCollection(LinkedHashSet::new));
    }

    /** What is to be known of these moderators and markers to say who is left for a script. */
    ModeratorsLeft left(Set<UUID> moderators, Collection<UUID> markers, Connections connections) {
        var all = new HashSet<>(moderators);
        all.addAll(markers);
        return new ModeratorsLeft(moderators, people.partners(all), connections);
    }

    /** Who has made a first or second mark of these scripts final; who was put aside is not among them. */
    Map<UUID, Set<UUID>> markers(Collection<UUID> of) {
        var markers = new HashMap<UUID, Set<UUID>>();
        database.sql("""
                        select script, person from mark_sheet
                        where script = any(:scripts) and state = 'FINAL' and purpose in ('FIRST', 'SECOND')
                        """)
                .param("scripts", of.toArray(UUID[]::new))
                .query(Marker.class)
                .list()
                .forEach(marker -> markers.computeIfAbsent(marker.script(), none -> new HashSet<>())
                        .add(marker.person()));
        return markers;
    }

    private Set<UUID> markers(UUID script) {
        return markers(List.of(script)).getOrDefault(script, Set.of());
    }

    private static Set<UUID> with(Set<UUID> markers, UUID person) {
        var all = new HashSet<>(markers);
        all.add(person);
        return all;
    }

    private String qualification(Script script) {
        return qualifications.edition(script.edition()).qualification();
    }
}
