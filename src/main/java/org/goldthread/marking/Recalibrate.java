package org.goldthread.marking;

import java.util.UUID;
import org.goldthread.engine.Outcome;
import org.goldthread.engine.Step;
import org.springframework.stereotype.Component;

/** A stopped assessor calibrates again before taking scripts. */
@Component
class Recalibrate implements Step {

    private final Calibrations calibrations;

    Recalibrate(Calibrations calibrations) {
        this.calibrations = calibrations;
    }

    @Override
    public Outcome run(UUID key) {
        calibrations.recalibrate(key);
        return Outcome.of("begun");
    }
}
