package org.goldthread.programme;

import org.goldthread.shared.Refusal;

/** What every change of programme data has in common. */
final class Change {

    private Change() {}

    /** Refuses a change that was prepared on an older state than the one it would overwrite. */
    static void onVersion(int actual, int seen) {
        if (actual != seen) {
            throw new Refusal("Somebody else has changed this since you opened the page. Check it and try again.");
        }
    }

    static String name(String field, String value, int longest) {
        var name = value.strip();
        if (name.isEmpty() || name.length() > longest) {
            throw new Refusal(field, "Enter 1 to " + longest + " characters.");
        }
        return name;
    }
}
