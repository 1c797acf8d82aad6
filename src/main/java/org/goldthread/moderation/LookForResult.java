package org.goldthread.moderation;

import java.util.UUID;
import org.goldthread.engine.Outcome;
import org.goldthread.engine.Step;
import org.goldthread.marking.Scripts;
import org.springframework.stereotype.Component;

/**
 * Is the result of the candidate's newest script released? While it looks, its window cannot be released, so a journey
 * either sees the result or is already waiting to be told.
 */
@Component
class LookForResult implements Step {

    private final WindowRuns runs;
    private final Scripts scripts;
    private final Release release;

    LookForResult(WindowRuns runs, Scripts scripts, Release release) {
        this.runs = runs;
        this.scripts = scripts;
        this.release = release;
    }

    @Override
    public Outcome run(UUID enrolment) {
        var attempts = scripts.ofEnrolment(enrolment);
        attempts.stream().skip(Math.max(0, attempts.size() - 1L)).forEach(script -> runs.still(script.window()));
        return Outcome.of(release.outcome(enrolment).orElse("open"));
    }
}
