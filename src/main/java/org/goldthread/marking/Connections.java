package org.goldthread.marking;

import java.util.Collection;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What connects some people with some candidates, looked up once for all of them. {@link #between} asks the database
 * nothing.
 */
final class Connections {

    /** What of a candidate a connection can be with. */
    record Subject(
            UUID enrolment,
            UUID person,
            String partner,
            String schoolUrn,
            @Nullable String trust) {}

    /** What of a person can connect: the partners they have roles at and what they have declared. */
    record Ties(Set<String> partners, Set<String> schools, Set<String> trusts, Set<String> people) {}

    private static final Ties NONE = new Ties(Set.of(), Set.of(), Set.of(), Set.of());

    private final Map<UUID, Subject> subjects;
    private final Map<UUID, Set<UUID>> workedWith;
    private final Map<UUID, Ties> ties;
    private final Map<UUID, Set<UUID>> dealtWith;

    /**
     * @param workedWith by enrolment, who is or was the sponsor, coach or a facilitator, or did a task of theirs
     * @param ties by person
     * @param dealtWith by enrolment, who has dealt with a script of it
     */
    Connections(
            Map<UUID, Subject> subjects,
            Map<UUID, Set<UUID>> workedWith,
            Map<UUID, Ties> ties,
            Map<UUID, Set<UUID>> dealtWith) {
        this.subjects = subjects;
        this.workedWith = workedWith;
        this.ties = ties;
        this.dealtWith = dealtWith;
    }

    /**
     * What keeps the person from scripts of this enrolment; empty if nothing does.
     *
     * @throws IllegalArgumentException if the enrolment was not among those looked up
     */
    Optional<Obstacle> between(UUID enrolment, UUID person) {
        var subject = subjects.get(enrolment);
        if (subject == null) {
            throw new IllegalArgumentException("Not looked up: enrolment " + enrolment);
        }
        if (of(dealtWith, enrolment).contains(person)) {
            return Optional.of(Obstacle.EARLIER_WORK);
        }
        if (worksWith(subject, person)) {
            return Optional.of(Obstacle.WORKS_WITH);
        }
        var theirs = ties.getOrDefault(person, NONE);
        if (theirs.partners().contains(subject.partner())) {
            return Optional.of(Obstacle.PARTNER);
        }
        return hasInterest(subject, theirs) ? Optional.of(Obstacle.INTEREST) : Optional.empty();
    }

    private boolean worksWith(Subject subject, UUID person) {
        return person.equals(subject.person())
                || of(workedWith, subject.enrolment()).contains(person);
    }

    private static boolean hasInterest(Subject subject, Ties theirs) {
        return theirs.schools().contains(subject.schoolUrn())
                || theirs.people().contains(subject.person().toString())
                || Optional.ofNullable(subject.trust())
                        .filter(theirs.trusts()::contains)
                        .isPresent();
    }

    private static Set<UUID> of(Map<UUID, Set<UUID>> sets, UUID key) {
        return Objects.requireNonNullElse(sets.get(key), Set.of());
    }

    static <T> Map<UUID, T> byId(Collection<T> all, Function<T, UUID> id) {
        return all.stream().collect(Collectors.toMap(id, Function.identity()));
    }
}
