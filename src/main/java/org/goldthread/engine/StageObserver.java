package org.goldthread.engine;

import java.util.UUID;

/** Told when a candidate's journey enters and leaves a BPMN element that carries the extension property {@code stage}. */
public interface StageObserver {

    /** The stage began for this business key. */
    void entered(String stage, UUID key);

    /** The stage ended for this business key, done or cancelled. */
    void left(String stage, UUID key, boolean cancelled);
}
