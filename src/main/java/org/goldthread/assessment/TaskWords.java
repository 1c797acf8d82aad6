package org.goldthread.assessment;

import java.util.List;

/**
 * The words of one task over all its files.
 *
 * @param key the task's key
 * @param words the words that count
 * @param usual what a word processor would show for the same files
 * @param parts what was counted and what was left out; empty before a file was read
 * @param complete false if the words of a file could not be counted
 */
public record TaskWords(
        String key, String name, int words, int limit, int usual, List<PartWords> parts, boolean complete) {

    /** A kind of text, its words, and whether they count. */
    public record PartWords(String name, int words, boolean counts) {}

    /** By how many words it is over the limit, 0 if it is not. */
    public int over() {
        return Math.max(0, words - limit);
    }
}
