package org.goldthread.moderation;

import java.util.Map;
import java.util.UUID;
import org.goldthread.engine.Outcome;
import org.goldthread.engine.Step;
import org.springframework.stereotype.Component;

/** The programme ends because of malpractice. The result stays withheld for good. */
@Component
class EndProgramme implements Step {

    private final MalpracticeCases cases;

    EndProgramme(MalpracticeCases cases) {
        this.cases = cases;
    }

    @Override
    public Outcome run(UUID key) {
        var decided = cases.get(key);
        cases.tell(decided, "concern-ended", Map.of());
        cases.endProgramme(decided);
        return Outcome.done();
    }
}
