package org.goldthread.shared;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A rule said no. The message is one plain sentence for the person who asked: what is wrong and the way out.
 * Whatever was begun is rolled back; pages answer 4xx with the sentence, never a stack trace.
 */
public class Refusal extends RuntimeException {

    private final @Nullable String field;

    /** A refusal that concerns the whole request. */
    public Refusal(String sentence) {
        this(null, sentence);
    }

    /** A refusal that concerns one field of a form, named by its key. */
    public Refusal(@Nullable String field, String sentence) {
        super(sentence, null, false, false);
        this.field = field;
    }

    /** The key of the form field to mend, if it is one field. */
    public Optional<String> field() {
        return Optional.ofNullable(field);
    }

    /** The sentence to show. */
    public String sentence() {
        return String.valueOf(getMessage());
    }
}
