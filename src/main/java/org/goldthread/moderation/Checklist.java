package org.goldthread.moderation;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.goldthread.marking.ScriptView;
import org.goldthread.marking.Scripts;
import org.springframework.stereotype.Component;

/** What must be true of a window before it is ratified: one check a line, with the scripts that stand in the way. */
@Component
class Checklist {

    /** A check and the candidate numbers of the scripts that fail it. */
    record Check(String words, List<String> numbers) {

        public boolean clean() {
            return numbers.isEmpty();
        }
    }

    private final Scripts scripts;
    private final SampledScriptRepository sampled;
    private final WithheldScriptRepository withheld;
    private final AssessorReviews reviews;

    Checklist(
            Scripts scripts,
            SampledScriptRepository sampled,
            WithheldScriptRepository withheld,
            AssessorReviews reviews) {
        this.scripts = scripts;
        this.sampled = sampled;
        this.withheld = withheld;
        this.reviews = reviews;
    }

    List<Check> of(UUID window) {
        var checks = new ArrayList<>(of(scripts.of(window), sampled.findByWindow(window), withheldNow(window)));
        checks.add(new Check("No assessor is under review", reviews.openIn(window)));
        return checks;
    }

    /** Withheld scripts are left out: one case holds up nobody else. */
    static List<Check> of(List<ScriptView> all, List<SampledScript> sampled, Set<UUID> withheld) {
        var bySample = sampled.stream().collect(Collectors.toMap(SampledScript::script, Function.identity()));
        var unmarked = new ArrayList<String>();
        var unmoderated = new ArrayList<String>();
        var changed = new ArrayList<String>();
        for (var script : all) {
            if (!withheld.contains(script.id())) {
                check(script, bySample, unmarked, unmoderated, changed);
            }
        }
        return List.of(
                new Check("Every script is marked", unmarked),
                new Check("Every sampled script is moderated", unmoderated),
                new Check("No marks were changed after their moderation", changed));
    }

    private static void check(
            ScriptView script,
            Map<UUID, SampledScript> bySample,
            List<String> unmarked,
            List<String> unmoderated,
            List<String> changed) {
        var sample = bySample.get(script.id());
        if (!script.marked()) {
            unmarked.add(script.candidateNumber());
        } else if (sample != null && !sample.isDone()) {
            unmoderated.add(script.candidateNumber());
        } else if (sample != null && !sample.covers(script.marksVersion())) {
            changed.add(script.candidateNumber());
        }
    }

    Set<UUID> withheldNow(UUID window) {
        return withheld.findByWindow(window).stream()
                .filter(WithheldScript::isWithheld)
                .map(WithheldScript::getId)
                .collect(Collectors.toUnmodifiableSet());
    }
}
