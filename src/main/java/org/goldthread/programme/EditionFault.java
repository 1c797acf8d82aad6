package org.goldthread.programme;

/** A programme file breaks a rule; the message names the file, the place in it and the rule. It stops the start. */
class EditionFault extends IllegalStateException {

    private static final long serialVersionUID = 1L;

    EditionFault(String file, String path, String rule) {
        super("programmes/" + file + (path.isEmpty() ? "" : ": " + path) + ": " + rule);
    }
}
