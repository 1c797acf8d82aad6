package org.goldthread.shared;

/** The product cannot start, for a reason that whoever starts it can mend: one sentence what is wrong, one what to do. */
class StartRefused extends RuntimeException {

    private final String wayOut;

    StartRefused(String reason, String wayOut) {
        super(reason, null, false, false);
        this.wayOut = wayOut;
    }

    String wayOut() {
        return wayOut;
    }
}
