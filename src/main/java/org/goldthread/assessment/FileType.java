package org.goldthread.assessment;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The kinds of file that are taken, by what is inside them. */
enum FileType {
    DOCX("Word document", "application/vnd.openxmlformats-officedocument.wordprocessingml.document", true, "docx"),
    ODT("OpenDocument text", "application/vnd.oasis.opendocument.text", true, "odt"),
    PDF("PDF", "application/pdf", true, "pdf"),
    XLSX("Excel workbook", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", false, "xlsx"),
    CSV("CSV table", "text/csv", false, "csv"),
    PNG("PNG picture", "image/png", false, "png"),
    JPEG("JPEG picture", "image/jpeg", false, "jpg", "jpeg");

    private final String words;
    private final String mediaType;
    private final boolean forScript;
    private final String[] endings;

    FileType(String words, String mediaType, boolean forScript, String... endings) {
        this.words = words;
        this.mediaType = mediaType;
        this.forScript = forScript;
        this.endings = endings;
    }

    String words() {
        return words;
    }

    String mediaType() {
        return mediaType;
    }

    /** Whether a script may be of this type; documents may be of any. */
    boolean isForScript() {
        return forScript;
    }

    /** The ending a file of this type is given. */
    String ending() {
        return endings[0];
    }

    boolean fits(String fileName) {
        var lower = fileName.toLowerCase(Locale.ROOT);
        return Arrays.stream(endings).anyMatch(ending -> lower.endsWith("." + ending));
    }

    static Optional<FileType> ofMedia(String mediaType) {
        return Arrays.stream(values())
                .filter(type -> type.mediaType.equals(mediaType))
                .findFirst();
    }

    /** The endings a file chooser should offer. */
    static String endings(boolean script) {
        return Stream.of(values())
                .filter(type -> !script || type.forScript)
                .flatMap(type -> Arrays.stream(type.endings))
                .map(ending -> "." + ending)
                .collect(Collectors.joining(","));
    }
}
