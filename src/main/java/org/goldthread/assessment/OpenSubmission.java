package org.goldthread.assessment;

import java.util.UUID;
import org.goldthread.engine.Outcome;
import org.goldthread.engine.Step;
import org.springframework.stereotype.Component;

/** Opens the submission for the booked window. */
@Component
class OpenSubmission implements Step {

    private final SubmissionDesk desk;

    OpenSubmission(SubmissionDesk desk) {
        this.desk = desk;
    }

    @Override
    public Outcome run(UUID key) {
        return desk.open(key);
    }
}
