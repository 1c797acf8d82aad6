package org.goldthread.moderation;

import java.util.UUID;
import org.goldthread.engine.Outcome;
import org.goldthread.engine.Step;
import org.springframework.stereotype.Component;

/** Asks the candidate to answer a concern, and sets until when. */
@Component
class OpenCase implements Step {

    private final MalpracticeCases cases;

    OpenCase(MalpracticeCases cases) {
        this.cases = cases;
    }

    @Override
    public Outcome run(UUID key) {
        return Outcome.of("asked").at("answerBy", cases.hear(key));
    }
}
