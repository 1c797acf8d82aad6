package org.goldthread.assessment;

import java.io.BufferedInputStream;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.PushbackInputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashSet;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;
import java.util.zip.ZipInputStream;
import org.goldthread.shared.Refusal;

/**
 * Goes once through all a packed document holds, and through what is packed inside that, before anything else opens it. One
 * allowance covers everything in it, however deep it is nested.
 */
final class ZipInspection {

    static final long MAX_EXPANDED = 300L << 20;
    private static final long ALWAYS_ALLOWED = 20L << 20;
    private static final int MAX_RATIO = 100;
    private static final int MAX_ENTRIES = 10_000;
    private static final int MAX_DEPTH = 2;
    private static final int MOST_TO_SEARCH = 8 << 20;

    private static final String FAR_MORE =
            " unpacks to far more than its size and is not accepted. Save it as a PDF and upload that.";
    private static final String FROM_ELSEWHERE =
            " would fetch something from the internet when it is opened, which is not accepted. Save it as a PDF and upload"
                    + " that.";
    private static final Pattern FETCHED = Pattern.compile(
            "<[^>]*/(?:attachedTemplate|oleObject|frame|subDocument)[\"'][^>]*>", Pattern.CASE_INSENSITIVE);
    private static final Pattern WEB_ADDRESS =
            Pattern.compile("Target\\s*=\\s*[\"']\\s*(?:https?|ftp):", Pattern.CASE_INSENSITIVE);
    private static final byte[] VBA_IN_OLE = "_VBA_PROJECT".getBytes(StandardCharsets.UTF_16LE);

    private final String name;
    private final long most;
    private long expanded;
    private int entries;

    ZipInspection(String name, long bytes) {
        this.name = name;
        this.most = Math.min(MAX_EXPANDED, Math.max(ALWAYS_ALLOWED, bytes * MAX_RATIO));
    }

    /** Refuses with a sentence what is too large inside, encrypted, active or not the archive it says it is. */
    void inspect(Path file) throws IOException {
        Set<String> seen;
        try (var content = new BufferedInputStream(Files.newInputStream(file))) {
            seen = inspect(content, 0);
        } catch (ZipException damaged) {
            throw refusal(
                    String.valueOf(damaged.getMessage()).contains("encrypted")
                            ? FileInspection.PASSWORD
                            : FileInspection.DAMAGED);
        }
        try (var listed = new ZipFile(file.toFile())) {
            // An archive whose list names other parts than it holds shows one document here and another in Word.
            var names = new HashSet<String>();
            listed.stream().map(ZipEntry::getName).forEach(names::add);
            if (!names.equals(seen) || names.size() != listed.size()) {
                throw refusal(FileInspection.DAMAGED);
            }
        }
    }

    private Set<String> inspect(InputStream archive, int depth) throws IOException {
        if (depth > MAX_DEPTH) {
            throw refusal(FAR_MORE);
        }
        var seen = new HashSet<String>();
        var zip = new ZipInputStream(archive);
        for (var entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
            if (++entries > MAX_ENTRIES) {
                throw refusal(FAR_MORE);
            }
            if (!seen.add(entry.getName())) {
                throw refusal(FileInspection.DAMAGED);
            }
            inspect(entry.getName().toLowerCase(Locale.ROOT), new PushbackInputStream(new Counted(zip), 4), depth);
        }
        return seen;
    }

    private void inspect(String entry, PushbackInputStream content, int depth) throws IOException {
        if (entry.endsWith("vbaproject.bin")
                || entry.startsWith("basic/")
                || entry.startsWith("scripts/")
                || entry.contains("/activex/")) {
            throw refusal(FileInspection.MACROS);
        }
        var start = content.readNBytes(4);
        content.unread(start);
        if (start.length == 4 && start[0] == 'P' && start[1] == 'K' && start[2] == 3 && start[3] == 4) {
            inspect((InputStream) content, depth + 1);
        } else if (entry.endsWith(".rels") || entry.equals("meta-inf/manifest.xml")) {
            inspectText(entry, new String(content.readNBytes(1 << 20), StandardCharsets.UTF_8));
        } else if (entry.endsWith(".bin") || entry.endsWith(".ole") || entry.contains("object ")) {
            inspectObject(content.readNBytes(MOST_TO_SEARCH));
        }
        content.transferTo(OutputStream.nullOutputStream());
    }

    private void inspectText(String entry, String text) {
        // An OpenDocument says in its manifest which of its parts are encrypted.
        if (entry.endsWith(".xml") && text.contains("encryption-data")) {
            throw refusal(FileInspection.PASSWORD);
        }
        if (FETCHED.matcher(text)
                .results()
                .anyMatch(found -> WEB_ADDRESS.matcher(found.group()).find())) {
            throw refusal(FROM_ELSEWHERE);
        }
    }

    private void inspectObject(byte[] bytes) {
        for (int at = 0; at + VBA_IN_OLE.length <= bytes.length; at++) {
            if (bytes[at] == '_'
                    && Arrays.equals(bytes, at, at + VBA_IN_OLE.length, VBA_IN_OLE, 0, VBA_IN_OLE.length)) {
                throw refusal(FileInspection.MACROS);
            }
        }
    }

    private Refusal refusal(String sentence) {
        return new Refusal("“" + name + "”" + sentence);
    }

    /** Counts what comes out of one entry, and stops when all entries together have given too much. */
    private final class Counted extends FilterInputStream {

        Counted(InputStream entry) {
            super(entry);
        }

        @Override
        public int read() throws IOException {
            int read = super.read();
            count(read < 0 ? 0 : 1);
            return read;
        }

        @Override
        public int read(byte[] buffer, int from, int length) throws IOException {
            int read = super.read(buffer, from, length);
            count(Math.max(read, 0));
            return read;
        }

        private void count(int read) {
            expanded += read;
            if (expanded > most) {
                throw refusal(FAR_MORE);
            }
        }
    }
}
