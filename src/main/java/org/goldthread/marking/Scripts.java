package org.goldthread.marking;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** Scripts and their marks. */
@Component
public class Scripts {

    /** The script; an unknown id is an {@link IllegalArgumentException}. */
    public ScriptView get(UUID id) {
        throw new IllegalStateException("to be built");
    }

    /** All scripts of the window, by candidate number. */
    public List<ScriptView> of(UUID window) {
        throw new IllegalStateException("to be built");
    }

    /** Replaces the agreed marks after moderation settled them, with who and why. */
    public void settle(UUID script, UUID actor, Map<String, Integer> marks, String reason) {
        throw new IllegalStateException("to be built");
    }
}
