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
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/**
 * Documents in a folder: {@code ab/ab12…}, one file a hash. A file appears under its name only when all its bytes are on
 * disk (written aside, synced, renamed), so a crash leaves either the whole document or none.
 */
@Component
class FolderDocumentStore implements DocumentStore {

    private static final Pattern HASH = Pattern.compile("[0-9a-f]{64}");

    private final Path root;

    FolderDocumentStore(@Value("${goldthread.data-dir}") Path dataDir) {
        this.root = dataDir.resolve("documents").toAbsolutePath();
    }

    @Override
    public Path incoming() {
        try {
            var folder = Files.createDirectories(root.resolve("incoming"));
            return Files.createTempFile(folder, "", ".part");
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    @Override
    public void keep(Path received, String hash) {
        var place = place(hash);
        try {
            if (Files.exists(place)) {
                // The age protects it from being swept before the row that needs it is committed.
                Files.setLastModifiedTime(
                        place, FileTime.from(Files.getLastModifiedTime(received).toInstant()));
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
        // Ages are the file system's, which the product's movable clock has no part in: a new file tells its time.
        var marker = incoming();
        var before = modifiedAt(marker).minus(longerThan);
        try {
            return sweep(before, needed);
        } finally {
            discard(marker);
        }
    }

    private int sweep(Instant before, Predicate<String> needed) {
        try (var walk = Files.walk(root, 2)) {
            var stale = walk.filter(Files::isRegularFile)
                    .filter(file -> isOlder(file, before))
                    .filter(file -> !isDocument(file) || !needed.test(hash(file)))
                    .toList();
            return delete(stale);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    private static void discard(Path marker) {
        try {
            Files.deleteIfExists(marker);
        } catch (IOException kept) {
            throw new UncheckedIOException(kept);
        }
    }

    private static int delete(List<Path> files) throws IOException {
        for (Path file : files) {
            Files.deleteIfExists(file);
        }
        return files.size();
    }

    private static boolean isOlder(Path file, Instant than) {
        return Files.exists(file) && modifiedAt(file).isBefore(than);
    }

    private static Instant modifiedAt(Path file) {
        try {
            return Files.getLastModifiedTime(file).toInstant();
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
