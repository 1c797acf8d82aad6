package org.goldthread.shared;

import java.util.Locale;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What a person types into a list's search, as a pattern for SQL's {@code like} and {@code ilike}. */
public final class SearchPattern {

    private SearchPattern() {}

    /** Matches texts that hold these words somewhere; wildcards of {@code like} stand for themselves. No words match every text. */
    public static String containing(String words) {
        return "%" + words.strip().replace("\\", "\\\\").replace("%", "\\%").replace("_", "\\_") + "%";
    }

    /** Whether one of these texts holds the words somewhere, whatever their case; for lists short enough to be read whole. */
    public static boolean found(String words, String... texts) {
        var wanted = words.strip().toLowerCase(Locale.UK);
        return Stream.of(texts).anyMatch(text -> text.toLowerCase(Locale.UK).contains(wanted));
    }

    /** {@link #containing}, or null where nothing was typed, for queries that then do not search. */
    public static @Nullable String ifTyped(@Nullable String words) {
        return words == null || words.isBlank() ? null : containing(words);
    }
}
