package org.goldthread.assessment;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.zip.ZipException;
import java.util.zip.ZipInputStream;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.io.RandomAccessReadBufferedFile;
import org.apache.pdfbox.pdmodel.encryption.InvalidPasswordException;
import org.apache.tika.detect.DefaultDetector;
import org.apache.tika.detect.Detector;
import org.apache.tika.io.TikaInputStream;
import org.apache.tika.metadata.Metadata;
import org.goldthread.shared.Refusal;

/** Looks into a received file: what it really is, and whether it hides macros, a password or far more than it shows. */
final class FileInspection {

    static final long MAX_EXPANDED = 300L << 20;
    private static final int MAX_ENTRIES = 10_000;
    private static final String PASSWORD =
            " is protected by a password, so nobody else could read it. Save a copy without the password and upload that.";
    private static final String MACROS =
            " contains macros, which are not accepted. Save it without macros, or as a PDF, and upload that.";
    private static final String DAMAGED = " cannot be read: it seems to be damaged. Save it again and upload that.";

    private final Detector detector = new DefaultDetector();

    /**
     * The type of the file by its content.
     *
     * @throws Refusal naming the file, if it is of no accepted type or not safe to pass on
     */
    FileType inspect(Path file, String name) {
        try {
            if (isZip(file)) {
                lookIntoZip(file, name);
            }
            var media = detect(file);
            refuseProtected(media, name);
            var type = FileType.ofMedia(table(media, name)).orElseThrow(() -> notAccepted(name));
            if (!type.fits(name)) {
                throw new Refusal("The name of “" + name + "” does not go with what is inside, which is a "
                        + type.words() + ". Give it its proper ending and upload it again.");
            }
            if (type == FileType.PDF) {
                lookIntoPdf(file, name);
            }
            return type;
        } catch (IOException unreadable) {
            throw new Refusal("“" + name + "”" + DAMAGED);
        }
    }

    /** Looked into before anything else opens it, so that nothing ever unpacks what is too large. */
    private static boolean isZip(Path file) throws IOException {
        try (var content = Files.newInputStream(file)) {
            var start = content.readNBytes(2);
            return start.length == 2 && start[0] == 'P' && start[1] == 'K';
        }
    }

    private String detect(Path file) throws IOException {
        try (TikaInputStream stream = TikaInputStream.get(file)) {
            return detector.detect(stream, new Metadata()).getBaseType().toString();
        }
    }

    private static void refuseProtected(String media, String name) {
        var lower = media.toLowerCase(Locale.ROOT);
        if (lower.contains("protected") || lower.contains("encrypted")) {
            throw new Refusal("“" + name + "”" + PASSWORD);
        }
        if (lower.contains("macroenabled")) {
            throw new Refusal("“" + name + "”" + MACROS);
        }
    }

    /** A table of text is plain text by its content; only then does the name say what it is. */
    private static String table(String media, String name) {
        return media.startsWith("text/") && FileType.CSV.fits(name) && !media.equals("text/html")
                ? FileType.CSV.mediaType()
                : media;
    }

    private static Refusal notAccepted(String name) {
        return new Refusal("“" + name
                + "” is of a kind that is not accepted. Scripts can be Word (docx), OpenDocument (odt) or PDF; documents also"
                + " Excel (xlsx), CSV, PNG or JPEG.");
    }

    private static void lookIntoZip(Path file, String name) throws IOException {
        try (var zip = new ZipInputStream(new BufferedInputStream(Files.newInputStream(file)))) {
            long expanded = 0;
            int entries = 0;
            for (var entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                refuseHidden(entry.getName(), name);
                expanded +=
                        entry.getName().equals("META-INF/manifest.xml") ? manifest(zip, name) : drain(zip, expanded);
                if (expanded > MAX_EXPANDED || ++entries > MAX_ENTRIES) {
                    throw new Refusal(
                            "“" + name + "” unpacks to far more than its size and is not accepted. Save it as a"
                                    + " PDF and upload that.");
                }
            }
        } catch (ZipException damaged) {
            throw new Refusal("“" + name + "”" + DAMAGED);
        }
    }

    private static void refuseHidden(String entry, String name) {
        var lower = entry.toLowerCase(Locale.ROOT);
        if (lower.endsWith("vbaproject.bin") || lower.startsWith("basic/") || lower.startsWith("scripts/")) {
            throw new Refusal("“" + name + "”" + MACROS);
        }
    }

    /** An OpenDocument says in its manifest which of its parts are encrypted. */
    private static long manifest(InputStream zip, String name) throws IOException {
        var bytes = zip.readNBytes(1 << 20);
        if (new String(bytes, java.nio.charset.StandardCharsets.UTF_8).contains("encryption-data")) {
            throw new Refusal("“" + name + "”" + PASSWORD);
        }
        return bytes.length;
    }

    private static long drain(InputStream zip, long already) throws IOException {
        var buffer = new byte[16_384];
        long total = 0;
        for (int read = zip.read(buffer); read >= 0 && already + total <= MAX_EXPANDED; read = zip.read(buffer)) {
            total += read;
        }
        return total;
    }

    private static void lookIntoPdf(Path file, String name) throws IOException {
        try (var pdf = Loader.loadPDF(new RandomAccessReadBufferedFile(file.toFile()))) {
            if (pdf.getNumberOfPages() == 0) {
                throw new Refusal("“" + name + "” has no pages. Save it again and upload that.");
            }
        } catch (InvalidPasswordException locked) {
            throw new Refusal("“" + name + "”" + PASSWORD);
        }
    }
}
