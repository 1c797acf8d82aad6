package org.goldthread.assessment;

import java.util.Set;
import java.util.UUID;

/** Knows which content areas an attempt has to show again. Implemented where results are released. */
public interface AreasToResubmit {

    /**
     * The numbers of the areas that failed in the earlier attempt and are handed in again.
     *
     * @param attempt the earlier attempt, from 1
     * @return empty if its result is not released or asked for nothing again
     */
    Set<Integer> areas(UUID enrolment, int attempt);
}
