package org.goldthread.marking;

import java.util.Locale;
import java.util.UUID;
import org.goldthread.engine.Outcome;
import org.goldthread.engine.Step;
import org.springframework.stereotype.Component;

/** Compares the round with the agreed marks: within tolerance, further scripts, or the lead's decision. */
@Component
class JudgeCalibration implements Step {

    private final Calibrations calibrations;

    JudgeCalibration(Calibrations calibrations) {
        this.calibrations = calibrations;
    }

    @Override
    public Outcome run(UUID key) {
        return Outcome.of(calibrations.judge(key).name().toLowerCase(Locale.ROOT));
    }
}
