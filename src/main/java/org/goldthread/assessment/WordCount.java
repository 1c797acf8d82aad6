package org.goldthread.assessment;

import java.util.Set;
import org.goldthread.assessment.DocumentText.Place;

/** Counts the words of a script: everything in its body, tables, notes and text boxes; headers, footers and comments are left out. */
final class WordCount {

    private static final Set<Place> COUNTED = Set.of(Place.BODY, Place.TABLE, Place.TEXT_BOX, Place.NOTE);

    private WordCount() {}

    /** The counted words of a script. */
    static int words(DocumentText text) {
        return text.passages().stream()
                .filter(passage -> COUNTED.contains(passage.place()))
                .mapToInt(passage -> words(passage.text()))
                .sum();
    }

    /** A word is what stands between spaces and holds at least one letter or digit. */
    static int words(String text) {
        int words = 0;
        boolean inside = false;
        boolean counts = false;
        for (int at = 0; at < text.length(); ) {
            int character = text.codePointAt(at);
            at += Character.charCount(character);
            inside = !Character.isWhitespace(character) && !Character.isSpaceChar(character);
            if (!inside) {
                words += counts ? 1 : 0;
                counts = false;
            } else if (Character.isLetterOrDigit(character)) {
                counts = true;
            }
        }
        return words + (counts ? 1 : 0);
    }
}
