package org.goldthread.demo;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.zip.CRC32;

/**
 * Chance that can be repeated: the same seed and the same question give the same answer, whatever order questions come in.
 *
 * @param seed the run's seed
 */
record Draws(long seed) {

    /** Evenly spread in [0, 1). */
    double of(String... question) {
        var sum = new CRC32();
        sum.update((seed + "|" + String.join("|", question)).getBytes(StandardCharsets.UTF_8));
        var mixed = (sum.getValue() + 0x9E3779B97F4A7C15L) * 0xBF58476D1CE4E5B9L;
        mixed = (mixed ^ (mixed >>> 31)) * 0x94D049BB133111EBL;
        return ((mixed ^ (mixed >>> 29)) >>> 11) / (double) (1L << 53);
    }

    /** True with this chance. */
    boolean chance(double share, String... question) {
        return of(question) < share;
    }

    /** A whole number from {@code least} to {@code most}, both included. */
    int between(int least, int most, String... question) {
        return least + (int) (of(question) * (most - least + 1));
    }

    /** One of the list. */
    <T> T one(List<T> list, String... question) {
        return list.get((int) (of(question) * list.size()));
    }
}
