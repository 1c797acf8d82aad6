package org.goldthread.assessment;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;

/** The folder of this node where files are while they are received, and where broken-off ones are left. */
final class Incoming {

    private final Path folder;

    Incoming(Path folder) {
        this.folder = folder;
    }

    /** A new, empty file to receive into. */
    Path file() {
        try {
            return Files.createTempFile(Files.createDirectories(folder), "", ".part");
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    /** The file system's own time, which the product's movable clock has no part in: a new file tells it. */
    Instant now() {
        var marker = file();
        try {
            return modifiedAt(marker);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        } finally {
            FileDesk.discard(marker);
        }
    }

    /** Deletes what has been left here longer than the given time; how much it was. */
    int sweep(Duration longerThan) {
        var before = now().minus(longerThan);
        try (var files = Files.list(folder)) {
            int swept = 0;
            for (var file : files.toList()) {
                if (Files.exists(file) && modifiedAt(file).isBefore(before)) {
                    Files.deleteIfExists(file);
                    swept++;
                }
            }
            return swept;
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    static Instant modifiedAt(Path file) throws IOException {
        return Files.getLastModifiedTime(file).toInstant();
    }
}
