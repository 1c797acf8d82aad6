package org.goldthread.programme;

import java.time.LocalDate;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** The intakes of the qualifications. */
@Component
public class Intakes {

    /** The next intake of the qualification that takes applications on this day. */
    public Optional<IntakeView> nextOpen(String qualification, LocalDate on) {
        throw new IllegalStateException("to be built");
    }

    /** The intake with this code. */
    public Optional<IntakeView> withCode(String qualification, String code) {
        throw new IllegalStateException("to be built");
    }

    /** The intake; an unknown id is an {@link IllegalArgumentException}. */
    public IntakeView get(UUID id) {
        throw new IllegalStateException("to be built");
    }
}
