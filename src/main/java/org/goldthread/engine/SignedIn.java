package org.goldthread.engine;

import org.camunda.bpm.engine.impl.context.Context;
import org.jspecify.annotations.Nullable;

/** Who the engine holds to be acting in the running command: set by our own door and by the task list's sign-in alike. */
final class SignedIn {

    private SignedIn() {}

    static @Nullable String personId() {
        return Context.getCommandContext().getAuthenticatedUserId();
    }
}
