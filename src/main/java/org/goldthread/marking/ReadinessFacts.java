package org.goldthread.marking;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.goldthread.assessment.WindowSeats.Made;
import org.goldthread.assessors.Offers.Offer;
import org.goldthread.marking.Calibrations.Standing;

/**
 * What the check of one qualification in a window looks at, and the rules by which it finds dead ends. It asks the database
 * nothing.
 *
 * @param made the offers that count and the seats taken
 * @param candidates who has a place, by enrolment, as they are shown
 * @param assessors who offers scripts or moderates
 * @param moderators accredited people who moderate
 * @param connections between these people and these candidates
 * @param secondMarks the share of scripts expected to be marked twice, from 0 to 1
 */
record ReadinessFacts(
        Made made,
        Map<UUID, String> candidates,
        Map<UUID, Assessing> assessors,
        Collection<UUID> moderators,
        Connections connections,
        double secondMarks) {

    /**
     * Somebody who marks or moderates.
     *
     * @param partners those they hold a role at
     * @param standing with the calibration for the qualification
     * @param endsEarly when the accreditation ends, in words, if that is before their work in this window does; else empty
     */
    record Assessing(String name, Set<String> partners, Standing standing, String endsEarly) {}

    /** The scripts, as they are shown, that lead to the same dead end. */
    private record DeadEnd(Finding.Kind kind, String finding, String remedy) {}

    private static final List<DeadEnd> DEAD_ENDS = List.of(
            new DeadEnd(
                    Finding.Kind.NOBODY_MARKS,
                    "Nobody who offers scripts may mark %s: all are connected with the candidate, or stopped.",
                    "Ask an assessor of another partner, or without one, to offer scripts."),
            new DeadEnd(
                    Finding.Kind.NOBODY_MARKS_AGAIN,
                    "Only one assessor may mark %s, so a second mark would find nobody.",
                    "Ask one more assessor of another partner, or without one, to offer scripts."),
            new DeadEnd(
                    Finding.Kind.NOBODY_MODERATES,
                    "No accredited moderator is of a third partner for %s: neither the candidate's nor the marker's.",
                    "Accredit a moderator of a partner that neither teaches nor marks these candidates, or find markers"
                            + " without a partner."),
            new DeadEnd(
                    Finding.Kind.NOBODY_MODERATES_TWO,
                    "Once %s had two marks, nobody would be left to moderate, whoever marks. So a second mark finds"
                            + " nobody.",
                    "Accredit a moderator of one more partner, or ask an assessor without a partner, or a second one of the"
                            + " same partner, to offer scripts."));

    List<Finding> findings() {
        var findings = new ArrayList<Finding>();
        var markers = made.offers().stream()
                .map(Offer::person)
                .filter(person -> standing(person) != Standing.STOPPED)
                .toList();
        var partners = new HashMap<UUID, Set<String>>();
        assessors.forEach((person, known) -> partners.put(person, known.partners()));
        var left = new ModeratorsLeft(moderators, partners, connections);
        var found = new HashMap<Finding.Kind, Map<UUID, String>>();
        var blocking = new HashMap<UUID, Integer>();
        candidates.forEach((enrolment, words) -> {
            var free = free(markers, enrolment);
            var pairs = pairs(left, enrolment, free);
            deadEnds(free, pairs).forEach(kind -> found.computeIfAbsent(kind, none -> new LinkedHashMap<>())
                    .put(enrolment, words));
            if (hasTwo(pairs)) {
                free.stream()
                        .filter(first -> pairs.stream().noneMatch(pair -> pair.size() > 1 && pair.contains(first)))
                        .forEach(first -> blocking.merge(first, 1, Integer::sum));
            }
        });
        DEAD_ENDS.forEach(end -> add(findings, end, found.getOrDefault(end.kind(), Map.of())));
        blocking(findings, blocking);
        capacity(findings);
        calibration(findings);
        accreditation(findings);
        return Collections.unmodifiableList(findings);
    }

    private List<UUID> free(Collection<UUID> people, UUID enrolment) {
        return people.stream()
                .filter(person -> connections.between(enrolment, person).isEmpty())
                .toList();
    }

    /** For each moderator free of the candidate, whose marks they could moderate. */
    private static List<Set<UUID>> pairs(ModeratorsLeft left, UUID enrolment, List<UUID> markers) {
        return left.free(enrolment).stream()
                .map(moderator -> markers.stream()
                        .filter(marker -> left.mayModerate(moderator, marker))
                        .collect(Collectors.toUnmodifiableSet()))
                .toList();
    }

    private static boolean hasTwo(List<Set<UUID>> pairs) {
        return pairs.stream().anyMatch(pair -> pair.size() > 1);
    }

    private static List<Finding.Kind> deadEnds(List<UUID> markers, List<Set<UUID>> pairs) {
        if (markers.isEmpty()) {
            return List.of(Finding.Kind.NOBODY_MARKS);
        }
        var kinds = new ArrayList<Finding.Kind>();
        if (markers.size() == 1) {
            kinds.add(Finding.Kind.NOBODY_MARKS_AGAIN);
        }
        if (pairs.stream().allMatch(Set::isEmpty)) {
            kinds.add(Finding.Kind.NOBODY_MODERATES);
        } else if (markers.size() > 1 && !hasTwo(pairs)) {
            kinds.add(Finding.Kind.NOBODY_MODERATES_TWO);
        }
        return kinds;
    }

    private Standing standing(UUID person) {
        var known = assessors.get(person);
        return known == null ? Standing.NOT_BEGUN : known.standing();
    }

    private void add(List<Finding> findings, DeadEnd end, Map<UUID, String> whom) {
        if (!whom.isEmpty()) {
            findings.add(new Finding(
                    end.kind(),
                    made.qualification(),
                    end.finding().formatted(scripts(whom.size())),
                    end.remedy(),
                    String.join(", ", whom.values())));
        }
    }

    private static String scripts(int count) {
        return count == 1 ? "one script" : count + " scripts";
    }

    private static String people(int count) {
        return count == 1 ? "One person" : count + " people";
    }

    private void blocking(List<Finding> findings, Map<UUID, Integer> blocking) {
        var names = new TreeMap<String, Integer>();
        blocking.forEach((person, count) -> {
            var known = assessors.get(person);
            names.merge(known == null ? "" : known.name(), count, Integer::sum);
        });
        if (!names.isEmpty()) {
            findings.add(new Finding(
                    Finding.Kind.FIRST_MARK_BLOCKS,
                    made.qualification(),
                    people(names.size())
                            + " should not mark certain scripts first: whoever marked them again would leave"
                            + " nobody to moderate.",
                    "Ask one more assessor of the same partner, or one without a partner, to offer scripts, or accredit a"
                            + " moderator of one more partner.",
                    names.entrySet().stream()
                            .map(one -> one.getKey() + " (" + scripts(one.getValue()) + ")")
                            .collect(Collectors.joining(", "))));
        }
    }

    private void capacity(List<Finding> findings) {
        var seconds = (int) Math.ceil(candidates.size() * secondMarks);
        var needed = candidates.size() + seconds;
        var offered = made.offered();
        if (needed > offered) {
            findings.add(new Finding(
                    Finding.Kind.CAPACITY_SHORT,
                    made.qualification(),
                    "Candidates have booked " + candidates.size() + " scripts. With about " + seconds
                            + " second marks that is " + needed + " to mark; assessors offer " + offered + ", "
                            + (needed - offered) + " too few.",
                    "Ask assessors to offer more scripts, or accredit further ones.",
                    ""));
        }
    }

    private void calibration(List<Finding> findings) {
        calibration(
                findings,
                Finding.Kind.STOPPED,
                standing -> standing == Standing.STOPPED,
                " who offered scripts cannot take any: their marking is stopped.",
                "Decide on them in the task that waits for the lead, or ask others to offer scripts.");
        calibration(
                findings,
                Finding.Kind.NOT_CALIBRATED,
                standing -> standing != Standing.STOPPED && standing != Standing.CALIBRATED,
                " who offered scripts cannot take any before the calibration is passed.",
                "Give them standard scripts to mark on their page under Assessors, and see that they finish before the"
                        + " window closes.");
    }

    private void calibration(
            List<Finding> findings, Finding.Kind kind, Predicate<Standing> holds, String found, String remedy) {
        var those = made.offers().stream()
                .filter(offer -> holds.test(standing(offer.person())))
                .toList();
        if (!those.isEmpty()) {
            var offered = those.stream().mapToInt(Offer::scripts).sum();
            findings.add(new Finding(
                    kind,
                    made.qualification(),
                    people(those.size()) + found + " They offer " + scripts(offered) + " of " + made.offered() + ".",
                    remedy,
                    those.stream()
                            .map(offer -> assessors.get(offer.person()))
                            .filter(Objects::nonNull)
                            .map(known -> known.name() + " (" + known.standing().words() + ")")
                            .sorted()
                            .collect(Collectors.joining(", "))));
        }
    }

    private void accreditation(List<Finding> findings) {
        var working = new HashSet<>(moderators);
        made.offers().forEach(offer -> working.add(offer.person()));
        var ending = working.stream()
                .map(assessors::get)
                .filter(known -> known != null && !known.endsEarly().isEmpty())
                .map(known -> known.name() + " (" + known.endsEarly() + ")")
                .sorted()
                .toList();
        if (!ending.isEmpty()) {
            findings.add(new Finding(
                    Finding.Kind.ACCREDITATION_ENDS,
                    made.qualification(),
                    "The accreditation of " + (ending.size() == 1 ? "one person" : ending.size() + " people")
                            + " runs out before marking or moderation ends.",
                    "Renew the accreditation, or ask somebody else to take the scripts.",
                    String.join(", ", ending)));
        }
    }
}
