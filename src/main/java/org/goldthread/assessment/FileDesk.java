package org.goldthread.assessment;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestOutputStream;
import org.goldthread.shared.Refusal;
import org.springframework.stereotype.Component;

/** Receives an uploaded file: measures, fingerprints, looks into, counts and stores it, before any row says it is there. */
@Component
class FileDesk {

    static final long MAX_BYTES = 50L << 20;

    private final DocumentStore store;
    private final FileReader reader;

    FileDesk(DocumentStore store, FileReader reader) {
        this.store = store;
        this.reader = reader;
    }

    /**
     * Takes a file in.
     *
     * @param givenName the name the browser sent
     * @throws Refusal if it is empty, too large, or not a file that is taken
     */
    ReceivedFile receive(String givenName, boolean script, InputStream content) {
        var name = plainName(givenName);
        var received = store.incoming();
        try {
            var digest = Hashes.sha256();
            long bytes = copy(content, received, digest, name);
            var type = reader.inspect(received, name);
            if (script && !type.isForScript()) {
                throw new Refusal("“" + name + "” is a " + type.words()
                        + ". The script must be a Word document (docx), an OpenDocument text (odt) or a PDF.");
            }
            var text = reader.text(received, type);
            var words = text.filter(any -> script).map(WordCount::words);
            var hash = Hashes.hex(digest);
            store.keep(received, hash);
            return new ReceivedFile(name, type, bytes, hash, text.orElse(null), words.orElse(null));
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        } finally {
            discard(received);
        }
    }

    private static long copy(InputStream content, Path to, java.security.MessageDigest digest, String name)
            throws IOException {
        long bytes = 0;
        try (var out = new DigestOutputStream(Files.newOutputStream(to), digest)) {
            var buffer = new byte[65_536];
            for (int read = content.read(buffer); read >= 0; read = content.read(buffer)) {
                bytes += read;
                refuseTooLarge(name, bytes);
                out.write(buffer, 0, read);
            }
        }
        refuseSize(name, bytes);
        return bytes;
    }

    /** Refuses an empty file and one over the limit. */
    static void refuseSize(String name, long bytes) {
        if (bytes <= 0) {
            throw new Refusal("“" + name + "” is empty. Check the file and upload it again.");
        }
        refuseTooLarge(name, bytes);
    }

    private static void refuseTooLarge(String name, long bytes) {
        if (bytes > MAX_BYTES) {
            throw new Refusal("“" + name + "” is larger than 50 MB. Make its pictures smaller or split it.");
        }
    }

    /** Only the last part of a path, without control characters, at most 200 characters with the ending kept. */
    static String plainName(String given) {
        var last = given.substring(Math.max(given.lastIndexOf('/'), given.lastIndexOf('\\')) + 1);
        var plain = last.replaceAll("[\\p{Cntrl}\\p{Cf}]", "").strip();
        if (plain.isEmpty()) {
            return "file";
        }
        return plain.length() <= 200 ? plain : plain.substring(0, 100) + plain.substring(plain.length() - 100);
    }

    static void discard(Path received) {
        try {
            Files.deleteIfExists(received);
        } catch (IOException kept) {
            // The nightly sweep takes what is left behind.
        }
    }
}
