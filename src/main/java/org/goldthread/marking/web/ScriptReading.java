package org.goldthread.marking.web;

import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.goldthread.assessment.DocumentText;
import org.goldthread.assessment.DocumentText.Passage;
import org.goldthread.assessment.DocumentText.Place;
import org.goldthread.assessment.Documents;
import org.goldthread.assessment.SubmissionView.StoredDocument;
import org.goldthread.marking.SheetView;
import org.springframework.stereotype.Component;

/** The files of a script as they are read beside its sheet: a PDF as it is, a text document as plain text. */
@Component
class ScriptReading {

    private static final String PDF = "application/pdf";

    private final Documents documents;

    ScriptReading(Documents documents) {
        this.documents = documents;
    }

    /**
     * A file to read.
     *
     * @param name what it is, never what it was called
     * @param script whether it is the script itself
     * @param pdf whether the browser can show it in the page
     * @param text the text, of a script that is a text document; else empty
     */
    record ReadFile(UUID id, String name, long bytes, boolean script, boolean pdf, List<Line> text) {}

    /** A heading, a paragraph, or a cell of a table. */
    record Line(String kind, String text) {}

    /** The script's files in the order they were handed in, the script itself first. */
    List<ReadFile> files(SheetView sheet) {
        return sheet.documents().stream()
                .map(file -> file(file, sheet.scripts().contains(file.kind())))
                .sorted(java.util.Comparator.comparing(ReadFile::script).reversed())
                .toList();
    }

    private ReadFile file(StoredDocument file, boolean script) {
        var pdf = file.contentType().toLowerCase(Locale.ROOT).startsWith(PDF);
        var text = script && !pdf ? lines(file.hash()) : List.<Line>of();
        return new ReadFile(file.id(), name(file.kind()), file.bytes(), script, pdf, text);
    }

    private List<Line> lines(String hash) {
        return documents.text(hash).map(DocumentText::passages).orElse(List.of()).stream()
                .filter(passage -> passage.place() != Place.COMMENT
                        && passage.place() != Place.HEADER
                        && passage.place() != Place.FOOTER)
                .map(passage -> new Line(kind(passage), passage.text()))
                .toList();
    }

    private static String kind(Passage passage) {
        return passage.heading() ? "heading" : passage.place().name().toLowerCase(Locale.ROOT);
    }

    private static String name(String kind) {
        var words = kind.replace('-', ' ');
        return words.substring(0, 1).toUpperCase(Locale.UK) + words.substring(1);
    }
}
