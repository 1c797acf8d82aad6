package org.goldthread.moderation;

import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.UUID;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.goldthread.assessment.Submissions;
import org.goldthread.marking.Leases;
import org.goldthread.moderation.RunFacts.ScriptFacts;
import org.goldthread.shared.Refusal;
import org.springframework.stereotype.Component;

/**
 * What must be true of a window before it is ratified, and again before its release is approved: one check a line, with the
 * scripts that stand in the way and the way out. Withheld scripts are left out: one case holds up nobody else.
 */
@Component
class Checklist {

    private static final String OR_WITHHOLD = " Or withhold the script with a reason.";

    /** A check, the candidate numbers of the scripts that fail it, and what to do about them. */
    record Check(String words, List<String> numbers, String wayOut) {

        boolean clean() {
            return numbers.isEmpty();
        }
    }

    private final RunFacts facts;
    private final Submissions submissions;
    private final Leases leases;

    Checklist(RunFacts facts, Submissions submissions, Leases leases) {
        this.facts = facts;
        this.submissions = submissions;
        this.leases = leases;
    }

    List<Check> of(UUID window) {
        return of(window, facts.of(window));
    }

    /** The checks over what the caller has read already. */
    List<Check> of(UUID window, List<ScriptFacts> all) {
        var counted = all.stream().filter(script -> script.withheld() == null).toList();
        var unchecked = submissions.heldBackByMalwareCheck(window);
        var expired = leases.expired(window);
        return List.of(
                check(
                        counted,
                        "Every script is marked",
                        script -> !script.marked() && !script.settling(),
                        "Wait for the assessors, or hand the open task to another one."),
                check(
                        counted,
                        "No lease of a script has run out",
                        script -> expired.contains(script.script()),
                        "Take the script back from its assessor on the page of assessors, or allocate it again."),
                check(
                        counted,
                        "No difference waits to be settled",
                        ScriptFacts::settling,
                        "Settle the script: the task is in the list of senior assessors or the lead."),
                check(
                        counted,
                        "Every sampled script is moderated",
                        script -> script.marked() && !script.settling() && script.beingModerated(),
                        "Wait for the moderators, or hand the open task to another one."),
                check(
                        counted,
                        "No marks were changed after their moderation",
                        script -> script.marked() && script.changedSince() && !script.voided(),
                        "Have the script moderated again."),
                check(
                        counted,
                        "Every file is checked for malware",
                        script -> unchecked.contains(script.submission()),
                        "Wait for the check, or have the candidate replace an infected file with the coordinator's leave."),
                underReview(all));
    }

    /** A review concerns the whole window: withholding the script it began with does not end it. */
    private static Check underReview(List<ScriptFacts> all) {
        var open = all.stream()
                .filter(ScriptFacts::review)
                .map(ScriptFacts::candidateNumber)
                .toList();
        return new Check(
                "No assessor is under review",
                open,
                open.isEmpty() ? "" : "Decide the review: the task is in the lead's list once its scripts are judged.");
    }

    private static Check check(List<ScriptFacts> all, String words, Predicate<ScriptFacts> stands, String wayOut) {
        var numbers =
                all.stream().filter(stands).map(ScriptFacts::candidateNumber).toList();
        return new Check(words, numbers, numbers.isEmpty() ? "" : wayOut + OR_WITHHOLD);
    }

    /** The candidate numbers of everything that stands in the way of a release. */
    Set<String> open(List<Check> checks) {
        return checks.stream().flatMap(check -> check.numbers().stream()).collect(Collectors.toUnmodifiableSet());
    }

    /** Refuses a window of which something is open, naming the scripts and the way out. */
    void mustBeClean(UUID window, String sentence) {
        var open = of(window).stream().filter(check -> !check.clean()).toList();
        if (!open.isEmpty()) {
            throw new Refusal(sentence + " Not so: "
                    + open.stream()
                            .map(check ->
                                    check.words().toLowerCase(Locale.ROOT) + " (" + Words.some(check.numbers()) + ")")
                            .collect(Collectors.joining("; "))
                    + ". Wait for these scripts, or withhold them with a reason.");
        }
    }
}
