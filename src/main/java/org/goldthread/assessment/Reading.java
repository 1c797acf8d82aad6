package org.goldthread.assessment;

import com.fasterxml.jackson.annotation.JsonInclude;
import org.jspecify.annotations.Nullable;

/** What the product and the reading process say to each other. */
final class Reading {

    enum Ask {
        /** What is it, and may it come in? */
        INSPECT,
        /** What does it say? */
        TEXT,
        /** Write a copy of it without its properties. */
        ANONYMISE
    }

    /**
     * A question about a file.
     *
     * @param name what the candidate calls it, for the sentence of a refusal
     * @param type what it is, for {@link Ask#TEXT} and {@link Ask#ANONYMISE}
     * @param to where the copy goes, for {@link Ask#ANONYMISE}
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Question(
            Ask ask,
            String path,
            String name,
            @Nullable FileType type,
            @Nullable String to) {}

    /**
     * The answer: one of these.
     *
     * @param refusal the sentence for the candidate
     * @param unreadable why its text cannot be had, for the log
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Answer(
            @Nullable FileType type,
            @Nullable String refusal,
            @Nullable DocumentText text,
            @Nullable String unreadable) {}

    private Reading() {}
}
