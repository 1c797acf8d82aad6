package org.goldthread.marking;

import java.util.UUID;
import org.goldthread.engine.Outcome;
import org.goldthread.engine.Step;
import org.springframework.stereotype.Component;

/** Gives an assessor the standard scripts to calibrate on, if there are enough they have not met. */
@Component
class GiveStandardScripts implements Step {

    private final Calibrations calibrations;

    GiveStandardScripts(Calibrations calibrations) {
        this.calibrations = calibrations;
    }

    @Override
    public Outcome run(UUID key) {
        return Outcome.of(calibrations.give(key) ? "given" : "too-few");
    }
}
