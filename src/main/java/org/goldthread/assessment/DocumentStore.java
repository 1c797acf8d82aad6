package org.goldthread.assessment;

import java.io.InputStream;
import java.nio.file.Path;
import java.time.Duration;
import java.util.function.Predicate;

/** Keeps the bytes of documents by their SHA-256, so that the same bytes are kept once and can never be altered unseen. */
interface DocumentStore {

    /** A new, empty place to receive a file in, from which {@link #keep} can take it over whole. */
    Path incoming();

    /** Takes a received file over under its hash; when this returns, the bytes are safely on disk. */
    void keep(Path received, String hash);

    /** The bytes with this hash; missing ones are an {@link IllegalStateException}. */
    InputStream open(String hash);

    /** Deletes what has been there longer than the given time and is not {@code needed} any more; how much it was. */
    int sweep(Duration longerThan, Predicate<String> needed);
}
