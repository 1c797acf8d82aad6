package org.goldthread.marking;

import java.util.UUID;
import org.goldthread.engine.Outcome;
import org.goldthread.engine.Step;
import org.springframework.stereotype.Component;

/** Looks whether the assessor has marked all standard scripts of the round. */
@Component
class LookForStandardMarks implements Step {

    private final Calibrations calibrations;

    LookForStandardMarks(Calibrations calibrations) {
        this.calibrations = calibrations;
    }

    @Override
    public Outcome run(UUID key) {
        return Outcome.of(calibrations.allMarked(key) ? "marked" : "open");
    }
}
