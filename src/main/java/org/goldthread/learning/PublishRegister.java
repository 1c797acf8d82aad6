package org.goldthread.learning;

import java.util.UUID;
import org.goldthread.engine.Outcome;
import org.goldthread.engine.Step;
import org.springframework.stereotype.Component;

/** Tells the journeys of the cohort that a register has been taken. */
@Component
class PublishRegister implements Step {

    private final Registers registers;

    PublishRegister(Registers registers) {
        this.registers = registers;
    }

    @Override
    public Outcome run(UUID key) {
        registers.publish(key);
        return Outcome.done();
    }
}
