package org.goldthread.moderation;

import java.util.Collection;
import java.util.Comparator;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Takes the names of the candidate's side out of free text: each as a whole and as it is written, so that nobody called Mark
 * takes the marks with them. Names of fewer than three letters stay: they are too common.
 */
final class Nameless {

    private static final int SHORTEST = 3;

    private final @Nullable Pattern names;

    Nameless(Collection<String> names) {
        var words = names.stream()
                .map(String::strip)
                .filter(word -> word.length() >= SHORTEST)
                .distinct()
                .sorted(Comparator.comparing(String::length).reversed())
                .map(Pattern::quote)
                .collect(Collectors.joining("|"));
        this.names = words.isEmpty() ? null : Pattern.compile("(?<!\\p{L})(?:" + words + ")(?!\\p{L})");
    }

    /** The text with every such name replaced. */
    @Nullable
    String of(@Nullable String text) {
        return text == null || names == null ? text : names.matcher(text).replaceAll("[name]");
    }
}
