package org.goldthread.assessment;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/**
 * Documents in a folder: {@code ab/ab12…}, one file a hash. A file appears under its name only when all its bytes are on
 * disk (written aside, synced, renamed), so a crash leaves either the whole document or none.
 */
final class FolderDocumentStore implements DocumentStore {

    private static final Pattern HASH = Pattern.compile("[0-9a-f]{64}");

    private final Path root;
    private final Incoming incoming;

    FolderDocumentStore(Path dataDir) {
        this.root = dataDir.resolve("documents").toAbsolutePath();
        this.incoming = new Incoming(root.resolve("incoming"));
    }

    @Override
    public Path incoming() {
        return incoming.file();
    }

    @Override
    public void keep(Path received, String hash) {
        var place = place(hash);
        try {
            if (Files.exists(place)) {
                // The age protects it from being swept before the row that needs it is committed.
                Files.setLastModifiedTime(place, FileTime.from(Incoming.modifiedAt(received)));
                Files.deleteIfExists(received);
                return;
            }
            var folder = Files.createDirectories(folder(hash));
            sync(received, StandardOpenOption.WRITE);
            Files.move(received, place, StandardCopyOption.ATOMIC_MOVE);
            sync(folder, StandardOpenOption.READ);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    private static void sync(Path path, StandardOpenOption mode) throws IOException {
        try (var channel = FileChannel.open(path, mode)) {
            channel.force(true);
        }
    }

    @Override
    public InputStream open(String hash) {
        try {
            return Files.newInputStream(place(hash));
        } catch (NoSuchFileException missing) {
            throw new IllegalStateException("Document " + hash + " is not in the store", missing);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    @Override
    public int sweep(Duration longerThan, Predicate<String> needed) {
        var before = incoming.now().minus(longerThan);
        try (var walk = Files.walk(root, 2)) {
            var stale = walk.filter(Files::isRegularFile)
                    .filter(FolderDocumentStore::isDocument)
                    .filter(file -> isOlder(file, before))
                    .filter(file -> !needed.test(hash(file)))
                    .toList();
            return incoming.sweep(longerThan) + delete(stale);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    private static int delete(List<Path> files) throws IOException {
        for (Path file : files) {
            Files.deleteIfExists(file);
        }
        return files.size();
    }

    private static boolean isOlder(Path file, Instant than) {
        try {
            return Files.exists(file) && Incoming.modifiedAt(file).isBefore(than);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    private static boolean isDocument(Path file) {
        return HASH.matcher(hash(file)).matches();
    }

    private static String hash(Path file) {
        return String.valueOf(file.getFileName());
    }

    private Path folder(String hash) {
        if (!HASH.matcher(hash).matches()) {
            throw new IllegalArgumentException("Not a hash: " + hash);
        }
        return root.resolve(hash.substring(0, 2));
    }

    private Path place(String hash) {
        return folder(hash).resolve(hash);
    }
}
