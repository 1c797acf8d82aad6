package org.goldthread.assessment;

/** Counts the words of a script, as {@link CountRule} says which count. */
final class WordCount {

    private WordCount() {}

    /** The words of a script that count. */
    static int words(DocumentText text) {
        return CountRule.counted(text);
    }

    /** A word is what stands between spaces and holds at least one letter or digit. */
    static int words(String text) {
        return upTo(text, Integer.MAX_VALUE).words();
    }

    /** How many words there are up to an offset, and where it ends. */
    record Reached(int words, int offset) {}

    /** Counts words until {@code most} of them are complete; the offset then is where the last of them ends. */
    static Reached upTo(String text, int most) {
        int words = 0;
        boolean counts = false;
        int at = 0;
        while (at < text.length() && words < most) {
            int character = text.codePointAt(at);
            if (Character.isWhitespace(character) || Character.isSpaceChar(character)) {
                words += counts ? 1 : 0;
                counts = false;
                if (words == most) {
                    return new Reached(words, at);
                }
            } else if (Character.isLetterOrDigit(character)) {
                counts = true;
            }
            at += Character.charCount(character);
        }
        return new Reached(words + (counts ? 1 : 0), at);
    }
}
