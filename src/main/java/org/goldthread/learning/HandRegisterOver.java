package org.goldthread.learning;

import java.util.UUID;
import org.goldthread.engine.Outcome;
import org.goldthread.engine.Step;
import org.springframework.stereotype.Component;

/** Gives an overdue register to the coordinator. */
@Component
class HandRegisterOver implements Step {

    private final Registers registers;

    HandRegisterOver(Registers registers) {
        this.registers = registers;
    }

    @Override
    public Outcome run(UUID key) {
        registers.handOver(key);
        return Outcome.done();
    }
}
