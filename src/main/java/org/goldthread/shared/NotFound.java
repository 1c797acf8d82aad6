package org.goldthread.shared;

/** There is nothing here, or nothing this viewer may know of: the two are answered alike, with the page for 404. */
public class NotFound extends RuntimeException {

    /** Nothing to be found. */
    public NotFound() {
        super(null, null, false, false);
    }
}
