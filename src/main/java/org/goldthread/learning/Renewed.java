package org.goldthread.learning;

import java.time.Duration;
import java.time.Instant;

/** The due date of a task of the school that goes over to somebody else when it is overdue: they get a week. */
public final class Renewed {

    private static final Duration FOR_SOMEBODY_NEW = Duration.ofDays(7);

    private Renewed() {}

    /** The usual date; where it has passed at the moment a person is asked, a week from then. */
    public static Instant due(Instant usual, Instant now) {
        return usual.isAfter(now) ? usual : now.plus(FOR_SOMEBODY_NEW);
    }
}
