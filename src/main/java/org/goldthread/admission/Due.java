package org.goldthread.admission;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import org.goldthread.engine.TaskContext;
import org.goldthread.programme.SchoolCalendar;
import org.springframework.stereotype.Component;

/** When tasks about applications are due. */
@Component
class Due {

    private final SchoolCalendar calendar;
    private final Clock clock;

    Due(SchoolCalendar calendar, Clock clock) {
        this.calendar = calendar;
        this.clock = clock;
    }

    /** Noon of the working day so many working days after the task came. */
    Instant workingDays(TaskContext task, int days) {
        var day = LocalDate.ofInstant(task.createdAt(), clock.getZone());
        return calendar.noon(calendar.afterWorkingDays(day, days));
    }
}
