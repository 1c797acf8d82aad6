package org.goldthread.admission;

import org.goldthread.shared.Refusal;
import org.jspecify.annotations.Nullable;

/** Reasons people give, as forms hand them over. */
final class Reasons {

    private Reasons() {}

    static String required(String field, @Nullable String given, String sentence) {
        if (given == null || given.isBlank()) {
            throw new Refusal(field, sentence);
        }
        return given.strip();
    }
}
