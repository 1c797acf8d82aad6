package org.goldthread.moderation;

import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Collectors;
import org.goldthread.learning.EnrolmentView;
import org.goldthread.learning.Enrolments;
import org.goldthread.marking.MarkRules;
import org.goldthread.marking.Revisions;
import org.goldthread.marking.ScriptView;
import org.goldthread.marking.Scripts;
import org.goldthread.programme.EditionView;
import org.goldthread.programme.Qualifications;
import org.springframework.stereotype.Component;

/** What a draw looks at: the marked scripts of a window as they stand now, with what makes each of them mandatory. */
@Component
class SampleFacts {

    private final Scripts scripts;
    private final Revisions revisions;
    private final Enrolments enrolments;
    private final Qualifications qualifications;
    private final ModerationSettings settings;

    SampleFacts(
            Scripts scripts,
            Revisions revisions,
            Enrolments enrolments,
            Qualifications qualifications,
            ModerationSettings settings) {
        this.scripts = scripts;
        this.revisions = revisions;
        this.enrolments = enrolments;
        this.qualifications = qualifications;
        this.settings = settings;
    }

    /** The marked scripts of the window by qualification. */
    Map<String, List<Sample.Marked>> of(UUID window) {
        var marked = scripts.of(window).stream().filter(ScriptView::marked).toList();
        var interests = revisions.withDeclaredInterest(window);
        var enrolled = enrolments.all(marked.stream().map(ScriptView::enrolment).collect(Collectors.toSet()));
        var first = firstOnes(marked);
        var byQualification = new TreeMap<String, List<Sample.Marked>>();
        for (var script : marked) {
            var edition = qualifications.edition(script.edition());
            var reasons = reasons(script, edition, Objects.requireNonNull(enrolled.get(script.enrolment())));
            if (first.contains(script.id())) {
                reasons.add(Sample.Reason.NEW_ASSESSOR);
            }
            if (interests.contains(script.id())) {
                reasons.add(Sample.Reason.DECLARED_INTEREST);
            }
            byQualification
                    .computeIfAbsent(edition.qualification(), key -> new ArrayList<>())
                    .add(marked(script, edition, reasons));
        }
        return byQualification;
    }

    /** These scripts as candidates of a second draw, in which nothing is mandatory. */
    List<Sample.Marked> of(Collection<ScriptView> found) {
        return found.stream()
                .map(script ->
                        marked(script, qualifications.edition(script.edition()), EnumSet.noneOf(Sample.Reason.class)))
                .toList();
    }

    private Sample.Marked marked(ScriptView script, EditionView edition, Set<Sample.Reason> reasons) {
        var maximum = edition.criteria().size() * edition.scheme().maximum();
        var band = settings.band(new MarkRules(edition).total(script.marks()), maximum);
        return new Sample.Marked(
                script.id(), Objects.requireNonNull(script.firstMarker()), script.asMarked(), band, reasons);
    }

    private static Set<Sample.Reason> reasons(ScriptView script, EditionView edition, EnrolmentView enrolment) {
        var reasons = EnumSet.noneOf(Sample.Reason.class);
        var rules = new MarkRules(edition);
        var marks = script.marks();
        if (script.markers().size() < 2 && (!rules.judge(marks).passed() || rules.boundary(marks))) {
            reasons.add(Sample.Reason.NO_SECOND_MARK);
        }
        if (enrolment.sponsor().equals(enrolment.coach())) {
            reasons.add(Sample.Reason.ONE_VERIFIER);
        }
        return reasons;
    }

    /** The scripts that are among the first their assessor ever marked. */
    private Set<UUID> firstOnes(List<ScriptView> marked) {
        var assessors = marked.stream()
                .map(ScriptView::firstMarker)
                .filter(Objects::nonNull)
                .collect(Collectors.toSet());
        Map<UUID, List<UUID>> inOrder = assessors.isEmpty() ? Map.of() : scripts.markedInOrder(assessors);
        return inOrder.values().stream()
                .flatMap(theirs -> theirs.stream().limit(settings.newAssessorScripts()))
                .collect(Collectors.toUnmodifiableSet());
    }
}
