package org.goldthread.moderation;

import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.goldthread.engine.Outcome;
import org.goldthread.engine.Step;
import org.goldthread.marking.VoidMarks;
import org.springframework.stereotype.Component;

/** Voids the marks; what then comes of the script is released like any other, so the result is withheld no longer. */
@Component
class ApplyPenalty implements Step {

    private final MalpracticeCases cases;
    private final VoidMarks marks;
    private final Supplementary supplementary;

    ApplyPenalty(MalpracticeCases cases, VoidMarks marks, Supplementary supplementary) {
        this.cases = cases;
        this.marks = marks;
        this.supplementary = supplementary;
    }

    @Override
    public Outcome run(UUID key) {
        var decided = cases.get(key);
        marks.of(decided.script(), decided.areas(), decided.decidedBy(), decided.reason());
        supplementary.letGo(decided.window(), decided.script(), decided.decidedBy());
        cases.tell(
                decided,
                "concern-penalty",
                Map.of("areas", decided.areas().isEmpty() ? "all areas" : "areas " + words(decided)));
        return Outcome.done();
    }

    private static String words(MalpracticeCase decided) {
        return decided.areas().stream().map(String::valueOf).collect(Collectors.joining(", "));
    }
}
