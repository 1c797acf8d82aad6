package org.goldthread.programme;

import java.time.LocalDate;
import org.springframework.stereotype.Component;

/** Counts in school weeks and working days. Days are those of London; bank holidays are not working days. */
@Component
public class SchoolCalendar {

    /** The day on which {@code weeks} school weeks of the default calendar have passed since {@code start}. */
    public LocalDate afterSchoolWeeks(LocalDate start, int weeks) {
        throw new IllegalStateException("to be built");
    }

    /** The working day {@code days} after the given day. */
    public LocalDate afterWorkingDays(LocalDate day, int days) {
        throw new IllegalStateException("to be built");
    }
}
