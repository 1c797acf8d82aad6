package org.goldthread.admission;

import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What became of an application that came in.
 *
 * @param application its id, if it is there now
 * @param faults why it was refused; empty otherwise
 */
public record Arrival(Kind kind, @Nullable UUID application, List<Fault> faults) {

    /** The three ways it can go. */
    public enum Kind {
        NEW("New"),
        ALREADY("Already there"),
        REFUSED("Refused");

        private final String words;

        Kind(String words) {
            this.words = words;
        }

        /** The way's words on screen. */
        public String words() {
            return words;
        }
    }

    static Arrival fresh(@Nullable UUID application) {
        return new Arrival(Kind.NEW, application, List.of());
    }

    static Arrival already(UUID application) {
        return new Arrival(Kind.ALREADY, application, List.of());
    }

    static Arrival refused(List<Fault> faults) {
        return new Arrival(Kind.REFUSED, null, faults);
    }
}
