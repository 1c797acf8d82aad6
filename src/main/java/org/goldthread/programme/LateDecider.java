package org.goldthread.programme;

/** Who decides about work that comes late to a window. */
public enum LateDecider {
    /** The coordinators of the candidate's partner. */
    COORDINATOR("The coordinator of the candidate's partner"),
    /** The lead provider only. */
    LEAD("The lead provider only");

    private final String words;

    LateDecider(String words) {
        this.words = words;
    }

    /** As it is shown on screen. */
    public String words() {
        return words;
    }
}
