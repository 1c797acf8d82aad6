package org.goldthread.marking;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.goldthread.assessment.WindowSeats.Made;

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
     * @param endsEarly when the accreditation ends, in words, if that is before their work in this window does; else empty
     */
    record Assessing(String name, Set<String> partners, String endsEarly) {}

    List<Finding> findings() {
        var findings = new ArrayList<Finding>();
        var none = new LinkedHashMap<UUID, String>();
        var one = new LinkedHashMap<UUID, String>();
        var unmoderated = new LinkedHashMap<UUID, String>();
        var markers = made.offers().stream().map(offer -> offer.person()).toList();
        candidates.forEach((enrolment, words) -> {
            var may = free(markers, enrolment);
            if (may.isEmpty()) {
                none.put(enrolment, words);
            } else if (may.size() == 1) {
                one.put(enrolment, words);
            }
            if (!may.isEmpty() && !hasModerator(enrolment, may)) {
                unmoderated.put(enrolment, words);
            }
        });
        add(
                findings,
                none,
                Finding.Kind.NOBODY_MARKS,
                "Nobody who offers scripts may mark %s: all are connected with the" + " candidate.",
                "Ask an assessor of another partner, or without one, to offer scripts.");
        add(
                findings,
                one,
                Finding.Kind.NOBODY_MARKS_AGAIN,
                "Only one assessor may mark %s, so a second mark would find" + " nobody.",
                "Ask one more assessor of another partner, or without one, to offer scripts.");
        add(
                findings,
                unmoderated,
                Finding.Kind.NOBODY_MODERATES,
                "No accredited moderator is of a third partner for %s:" + " neither the candidate's nor the marker's.",
                "Accredit a moderator of a partner that neither teaches nor"
                        + " marks these candidates, or find markers without a partner.");
        capacity(findings);
        accreditation(findings);
        return Collections.unmodifiableList(findings);
    }

    private List<UUID> free(Collection<UUID> people, UUID enrolment) {
        return people.stream()
                .filter(person -> connections.between(enrolment, person).isEmpty())
                .toList();
    }

    /** Some marker and some moderator, neither connected with the candidate nor with each other. */
    private boolean hasModerator(UUID enrolment, List<UUID> markers) {
        var moderating = free(moderators, enrolment);
        return markers.stream().anyMatch(marker -> moderating.stream()
                .anyMatch(moderator ->
                        !moderator.equals(marker) && Collections.disjoint(partners(marker), partners(moderator))));
    }

    private Set<String> partners(UUID person) {
        var known = assessors.get(person);
        return known == null ? Set.of() : known.partners();
    }

    private void add(List<Finding> findings, Map<UUID, String> whom, Finding.Kind kind, String finding, String remedy) {
        if (!whom.isEmpty()) {
            var scripts = whom.size() == 1 ? "one script" : whom.size() + " scripts";
            findings.add(new Finding(
                    kind, made.qualification(), finding.formatted(scripts), remedy, String.join(", ", whom.values())));
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

    private void accreditation(List<Finding> findings) {
        var working = new HashSet<>(moderators);
        made.offers().forEach(offer -> working.add(offer.person()));
        var ending = new HashMap<String, String>();
        working.stream()
                .map(assessors::get)
                .filter(known -> known != null && !known.endsEarly().isEmpty())
                .forEach(known -> ending.put(known.name() + " (" + known.endsEarly() + ")", ""));
        if (!ending.isEmpty()) {
            findings.add(new Finding(
                    Finding.Kind.ACCREDITATION_ENDS,
                    made.qualification(),
                    "The accreditation of " + (ending.size() == 1 ? "one person" : ending.size() + " people")
                            + " runs out before marking or moderation ends.",
                    "Renew the accreditation, or ask somebody else to take the scripts.",
                    String.join(", ", ending.keySet().stream().sorted().toList())));
        }
    }
}
