package org.goldthread.engine;

import java.util.Optional;
import java.util.UUID;

/** Says that the work about a candidacy rests for a time. Asked before every completion, whatever screen it comes from. */
public interface TaskHold {

    /** Why nothing can be done now, as a sentence; empty if the work goes on. */
    Optional<String> why(UUID candidacy);
}
