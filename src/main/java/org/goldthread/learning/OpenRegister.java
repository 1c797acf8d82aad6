package org.goldthread.learning;

import java.util.UUID;
import org.goldthread.engine.Outcome;
import org.goldthread.engine.Step;
import org.springframework.stereotype.Component;

/** Lets the register be asked for, and says until when. */
@Component
class OpenRegister implements Step {

    private final Registers registers;

    OpenRegister(Registers registers) {
        this.registers = registers;
    }

    @Override
    public Outcome run(UUID key) {
        return Outcome.done().at("registerDue", registers.dueAt(key));
    }
}
