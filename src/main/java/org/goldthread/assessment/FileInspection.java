package org.goldthread.assessment;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import org.apache.tika.detect.DefaultDetector;
import org.apache.tika.detect.Detector;
import org.apache.tika.io.TikaInputStream;
import org.apache.tika.metadata.Metadata;
import org.goldthread.shared.Refusal;

/**
 * Looks into a received file: what it really is, and whether it hides macros, a password or far more than it shows. Only the
 * reading process does this.
 */
final class FileInspection {

    static final String PASSWORD =
            " is protected by a password, so nobody else could read it. Save a copy without the password and upload that.";
    static final String MACROS =
            " contains macros, which are not accepted. Save it without macros, or as a PDF, and upload that.";
    static final String DAMAGED = " cannot be read: it seems to be damaged. Save it again and upload that.";

    private final Detector detector = new DefaultDetector();

    /**
     * The type of the file by its content.
     *
     * @throws Refusal naming the file, if it is of no accepted type or not safe to pass on
     */
    FileType inspect(Path file, String name) {
        try {
            if (isZip(file)) {
                new ZipInspection(name, Files.size(file)).inspect(file);
            }
            var media = detect(file);
            refuseProtected(media, name);
            var type = FileType.ofMedia(table(media, name)).orElseThrow(() -> notAccepted(name));
            if (!type.fits(name)) {
                throw new Refusal("The name of “" + name + "” does not go with what is inside, which is a "
                        + type.words() + ". Give it its proper ending and upload it again.");
            }
            switch (type) {
                case PDF -> PdfInspection.inspect(file, name);
                case PNG, JPEG -> PictureInspection.inspect(file, name);
                default -> {}
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
}
