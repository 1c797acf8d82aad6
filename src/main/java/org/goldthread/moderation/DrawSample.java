package org.goldthread.moderation;

import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.goldthread.engine.Outcome;
import org.goldthread.engine.Step;
import org.goldthread.learning.EnrolmentView;
import org.goldthread.learning.Enrolments;
import org.goldthread.marking.MarkRules;
import org.goldthread.marking.ScriptView;
import org.goldthread.marking.Scripts;
import org.goldthread.programme.EditionView;
import org.goldthread.programme.Qualifications;
import org.springframework.stereotype.Component;

/** Draws the window's sample once, from the seed stored when the window was planned, and starts its moderation. */
@Component
class DrawSample implements Step {

    private final WindowRuns runs;
    private final Moderation moderation;
    private final Scripts scripts;
    private final Enrolments enrolments;
    private final Qualifications qualifications;
    private final ModerationSettings settings;

    DrawSample(
            WindowRuns runs,
            Moderation moderation,
            Scripts scripts,
            Enrolments enrolments,
            Qualifications qualifications,
            ModerationSettings settings) {
        this.runs = runs;
        this.moderation = moderation;
        this.scripts = scripts;
        this.enrolments = enrolments;
        this.qualifications = qualifications;
        this.settings = settings;
    }

    @Override
    public Outcome run(UUID window) {
        var run = runs.toChange(window);
        if (!run.isSampled()) {
            var marked = scripts.of(window).stream().filter(ScriptView::marked).toList();
            var drawn = settings.sample().draw(facts(marked), run.seed());
            drawn.forEach((script, reasons) -> moderation.sample(script, window, reasons));
            moderation.drawn(run);
        }
        return Outcome.of("sampled");
    }

    private List<Sample.Marked> facts(List<ScriptView> marked) {
        var editions = marked.stream()
                .map(ScriptView::edition)
                .distinct()
                .collect(Collectors.toMap(code -> code, qualifications::edition));
        var enrolled = enrolments.all(marked.stream().map(ScriptView::enrolment).collect(Collectors.toSet()));
        var first = firstOnes(marked);
        return marked.stream()
                .map(script -> facts(
                        script,
                        Objects.requireNonNull(editions.get(script.edition())),
                        Objects.requireNonNull(enrolled.get(script.enrolment())),
                        first))
                .toList();
    }

    private Sample.Marked facts(ScriptView script, EditionView edition, EnrolmentView enrolment, Set<UUID> first) {
        var reasons = EnumSet.noneOf(Sample.Reason.class);
        var rules = new MarkRules(edition);
        if (first.contains(script.id())) {
            reasons.add(Sample.Reason.NEW_ASSESSOR);
        }
        var marks = script.marks();
        if (script.markers().size() < 2 && (!rules.judge(marks).passed() || rules.boundary(marks))) {
            reasons.add(Sample.Reason.NO_SECOND_MARK);
        }
        if (enrolment.sponsor().equals(enrolment.coach())) {
            reasons.add(Sample.Reason.ONE_VERIFIER);
        }
        var maximum = edition.criteria().size() * edition.scheme().maximum();
        var band = rules.total(marks) * settings.bands() / (maximum + 1);
        return new Sample.Marked(script.id(), Objects.requireNonNull(script.firstMarker()), band, reasons);
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
