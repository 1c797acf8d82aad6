package org.goldthread.engine;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Marks the thread while it serves a request to the engine's own webapps, whose API can do more than the product allows.
 * Our own pages, jobs and steps are never marked.
 */
final class BrowserCall {

    private static final ThreadLocal<@Nullable BrowserCall> CURRENT = new ThreadLocal<>();

    private final boolean administrator;
    private boolean reading;

    private BrowserCall(boolean administrator) {
        this.administrator = administrator;
    }

    static void begin(boolean administrator) {
        CURRENT.set(new BrowserCall(administrator));
    }

    static void end() {
        CURRENT.remove();
        FormValues.forget();
    }

    static Optional<BrowserCall> current() {
        return Optional.ofNullable(CURRENT.get());
    }

    boolean isAdministrator() {
        return administrator;
    }

    /** Whether the running command only reads; a completion runs our own rules, which may look at everything. */
    boolean isReading() {
        return reading;
    }

    void reading(boolean onlyReads) {
        reading = onlyReads;
    }
}
