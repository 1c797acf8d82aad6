package org.goldthread.programme;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** The qualifications offered, in their editions. */
@Component
public class Qualifications {

    /** The edition; an unknown code is an {@link IllegalArgumentException}. */
    public EditionView edition(String code) {
        throw new IllegalStateException("to be built");
    }

    /** The edition a candidate who starts on this day is on; empty if the qualification is not offered. */
    public Optional<EditionView> inForce(String qualification, LocalDate start) {
        throw new IllegalStateException("to be built");
    }

    /** The codes of all qualifications offered now. */
    public List<String> offered() {
        throw new IllegalStateException("to be built");
    }
}
