package org.goldthread.tracking;

import java.util.Locale;

/** How a candidacy can end. Every end has a name. */
public enum End {
    AWARDED("Awarded"),
    FAILED("Not passed"),
    DECLINED("Declined"),
    REDIRECTED("Redirected"),
    WITHDRAWN("Withdrawn"),
    LAPSED("Lapsed");

    private final String words;

    End(String words) {
        this.words = words;
    }

    /** The end's name on screen. */
    public String words() {
        return words;
    }

    /** The end's value in an address. */
    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }
}
