package org.goldthread.moderation;

import java.util.UUID;
import org.goldthread.engine.Outcome;
import org.goldthread.engine.Step;
import org.springframework.stereotype.Component;

/** Tells the candidate that the appeal was not admitted, and why. */
@Component
class RefuseAppeal implements Step {

    private final Appeals appeals;
    private final AppealLetters letters;

    RefuseAppeal(Appeals appeals, AppealLetters letters) {
        this.appeals = appeals;
        this.letters = letters;
    }

    @Override
    public Outcome run(UUID key) {
        letters.refused(appeals.get(key));
        return Outcome.of("refused");
    }
}
