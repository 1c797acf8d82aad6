package org.goldthread.admission;

/** A name given in one piece, in the two parts a person is kept with. */
record FullName(String given, String family) {

    static FullName of(String name) {
        var words = name.strip().split("\\s+", 2);
        return words.length == 2 ? new FullName(words[0], words[1]) : new FullName(words[0], words[0]);
    }
}
