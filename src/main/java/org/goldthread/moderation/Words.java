package org.goldthread.moderation;

import java.util.List;

/** Candidate numbers as people write them, for letters, forms and refusals. */
final class Words {

    private static final int NAMED = 20;

    private Words() {}

    /** Candidate numbers in a sentence: some of them, and how many more there are. */
    static String some(List<String> numbers) {
        return numbers.size() <= NAMED
                ? String.join(", ", numbers)
                : String.join(", ", numbers.subList(0, NAMED)) + " and " + (numbers.size() - NAMED) + " more";
    }
}
