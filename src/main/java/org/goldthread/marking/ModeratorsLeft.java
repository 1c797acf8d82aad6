package org.goldthread.marking;

import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/**
 * Who could moderate a script, given who marks it: somebody free of the candidate who is none of its markers and of none of
 * their partners. Looked up once for many scripts; it asks the database nothing.
 */
final class ModeratorsLeft {

    private final Collection<UUID> moderators;
    private final Map<UUID, Set<String>> partners;
    private final Connections connections;
    private final Map<UUID, List<UUID>> free = new HashMap<>();

    /**
     * @param moderators those accredited
     * @param partners of moderators and markers; who is left out has none
     * @param connections between the moderators and the candidates
     */
    ModeratorsLeft(Collection<UUID> moderators, Map<UUID, Set<String>> partners, Connections connections) {
        this.moderators = moderators;
        this.partners = partners;
        this.connections = connections;
    }

    /** The moderators nothing connects with the candidate, whoever marks. */
    List<UUID> free(UUID enrolment) {
        return free.computeIfAbsent(enrolment, candidate -> moderators.stream()
                .filter(moderator -> connections.between(candidate, moderator).isEmpty())
                .toList());
    }

    /** Whether the moderator is somebody else than the marker, and of no partner of theirs. */
    boolean mayModerate(UUID moderator, UUID marker) {
        return !moderator.equals(marker) && Collections.disjoint(at(moderator), at(marker));
    }

    /** Whether anybody could still moderate the candidate's script once all of these have marked it. */
    boolean isAny(UUID enrolment, Collection<UUID> markers) {
        return free(enrolment).stream()
                .anyMatch(moderator -> markers.stream().allMatch(marker -> mayModerate(moderator, marker)));
    }

    /**
     * Whether a mark by this person would leave nobody to moderate the script, although somebody is there now. Where nobody is
     * there to begin with, no mark makes that worse.
     */
    boolean wouldBeTheLast(UUID enrolment, Set<UUID> markers, UUID another) {
        var all = new HashSet<>(markers);
        all.add(another);
        return !isAny(enrolment, all) && isAny(enrolment, markers);
    }

    private Set<String> at(UUID person) {
        return partners.getOrDefault(person, Set.of());
    }
}
