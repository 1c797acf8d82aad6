package org.goldthread.assessment;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * The prints of a text by winnowing (Schleimer, Wilkerson and Aiken, 2003): of the hashes of all runs of {@link #RUN} words, the
 * least in every window of {@link #WINDOW}. Two texts that share {@code RUN + WINDOW - 1} words in a row (30) always share a print;
 * a script of 4,500 words has some 360 of them.
 */
final class TextPrints {

    static final int RUN = 7;
    static final int WINDOW = 24;
    private static final Pattern WORD = Pattern.compile("[\\p{L}\\p{N}]+");

    private TextPrints() {}

    /** A word of a text and where it stands in its paragraph. */
    record Word(String word, int paragraph, int from, int to) {}

    /** All words, in small letters. */
    static List<Word> words(List<String> paragraphs) {
        var words = new ArrayList<Word>();
        for (int paragraph = 0; paragraph < paragraphs.size(); paragraph++) {
            var matcher = WORD.matcher(paragraphs.get(paragraph));
            while (matcher.find()) {
                words.add(
                        new Word(matcher.group().toLowerCase(Locale.ROOT), paragraph, matcher.start(), matcher.end()));
            }
        }
        return words;
    }

    /** The prints, each once. */
    static Set<Integer> of(List<String> paragraphs) {
        var runs = runs(words(paragraphs));
        var prints = new HashSet<Integer>();
        var least = new ArrayDeque<Integer>();
        for (int at = 0; at < runs.size(); at++) {
            while (!least.isEmpty() && runs.get(least.getLast()) >= runs.get(at)) {
                least.removeLast();
            }
            least.addLast(at);
            if (least.getFirst() <= at - WINDOW) {
                least.removeFirst();
            }
            if (at >= WINDOW - 1 || at == runs.size() - 1) {
                prints.add(runs.get(least.getFirst()));
            }
        }
        return prints;
    }

    /** The hash of every run of words, by the place it begins at. */
    static List<Integer> runs(List<Word> words) {
        var runs = new ArrayList<Integer>();
        for (int at = 0; at + RUN <= words.size(); at++) {
            int hash = 17;
            for (int next = at; next < at + RUN; next++) {
                hash = hash * 31 + words.get(next).word().hashCode();
            }
            runs.add(mixed(hash));
        }
        return runs;
    }

    /** Spreads neighbouring hashes, so that the least of a window is as good as drawn by lot. */
    private static int mixed(int hash) {
        int spread = hash * 0x9E3779B9;
        spread ^= spread >>> 15;
        return spread * 0x85EBCA6B ^ hash >>> 13;
    }

    /** For each word whether it stands in a run that the other text has too. */
    static boolean[] common(List<Word> words, Collection<Integer> otherRuns) {
        var common = new boolean[words.size()];
        var other = new HashSet<>(otherRuns);
        var runs = runs(words);
        for (int at = 0; at < runs.size(); at++) {
            if (other.contains(runs.get(at))) {
                for (int next = at; next < at + RUN; next++) {
                    common[next] = true;
                }
            }
        }
        return common;
    }
}
