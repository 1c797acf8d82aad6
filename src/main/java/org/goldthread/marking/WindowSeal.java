package org.goldthread.marking;

import java.util.UUID;

/** Whether the marks of a window may still be made anew. Whoever runs windows knows. */
public interface WindowSeal {

    /** Whether the window is ratified or its results are released. */
    boolean isSealed(UUID window);
}
