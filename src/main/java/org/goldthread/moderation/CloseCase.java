package org.goldthread.moderation;

import java.util.Map;
import java.util.UUID;
import org.goldthread.engine.Outcome;
import org.goldthread.engine.Step;
import org.springframework.stereotype.Component;

/** There was no case: the result is withheld no longer. */
@Component
class CloseCase implements Step {

    private final MalpracticeCases cases;
    private final Supplementary supplementary;

    CloseCase(MalpracticeCases cases, Supplementary supplementary) {
        this.cases = cases;
        this.supplementary = supplementary;
    }

    @Override
    public Outcome run(UUID key) {
        var decided = cases.get(key);
        supplementary.letGo(decided.window(), decided.script(), decided.decidedBy());
        cases.tell(decided, "concern-closed", Map.of());
        return Outcome.done();
    }
}
