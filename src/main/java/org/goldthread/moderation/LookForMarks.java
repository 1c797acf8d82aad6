package org.goldthread.moderation;

import java.util.UUID;
import org.goldthread.engine.Outcome;
import org.goldthread.engine.Step;
import org.goldthread.marking.WindowMarking;
import org.springframework.stereotype.Component;

/** Are all scripts of the window marked? While it looks, nobody can be counted, so the last one's message is never missed. */
@Component
class LookForMarks implements Step {

    private final WindowMarking marking;

    LookForMarks(WindowMarking marking) {
        this.marking = marking;
    }

    @Override
    public Outcome run(UUID window) {
        return Outcome.of(marking.isComplete(window) ? "all-marked" : "open");
    }
}
