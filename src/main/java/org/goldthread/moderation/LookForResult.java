package org.goldthread.moderation;

import java.util.UUID;
import org.goldthread.engine.Outcome;
import org.goldthread.engine.Step;
import org.springframework.stereotype.Component;

/**
 * Is the result of the candidate's newest script released? While it looks, it cannot be released, so a journey
 * either sees the result or is already waiting to be told.
 */
@Component
class LookForResult implements Step {

    private final Release release;

    LookForResult(Release release) {
        this.release = release;
    }

    @Override
    public Outcome run(UUID enrolment) {
        release.hold(enrolment);
        return Outcome.of(release.outcome(enrolment).orElse("open"));
    }
}
