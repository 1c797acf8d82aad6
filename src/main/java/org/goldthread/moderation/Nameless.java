package org.goldthread.moderation;

import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Takes the names of the candidate's side out of free text. Words of fewer than three letters stay: they are too common. */
final class Nameless {

    private static final int SHORTEST = 3;

    private final @Nullable Pattern names;

    Nameless(Collection<String> names) {
        List<String> words = names.stream()
                .flatMap(name -> java.util.stream.Stream.concat(
                        java.util.stream.Stream.of(name), Arrays.stream(name.split("\\s+"))))
                .map(String::strip)
                .filter(word -> word.length() >= SHORTEST)
                .distinct()
                .sorted(Comparator.comparing(String::length).reversed())
                .toList();
        this.names = words.isEmpty()
                ? null
                : Pattern.compile(
                        words.stream()
                                .map(Pattern::quote)
                                .collect(Collectors.joining("|", "(?<!\\p{L})(?:", ")(?!\\p{L})")),
                        Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);
    }

    /** The text with every such name replaced. */
    @Nullable
    String of(@Nullable String text) {
        return text == null || names == null ? text : names.matcher(text).replaceAll("[name]");
    }
}
