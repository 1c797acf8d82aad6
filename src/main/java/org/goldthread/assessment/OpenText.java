package org.goldthread.assessment;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import java.util.zip.ZipFile;
import javax.xml.stream.XMLStreamException;
import org.goldthread.assessment.DocumentText.Place;

/** Reads the text of an OpenDocument text (odt): its body, notes, headers, footers, comments and properties. */
final class OpenText {

    private static final MarkupText.Vocabulary BODY = new MarkupText.Vocabulary(
            Set.of(),
            Set.of("p", "h"),
            Set.of(),
            // What was deleted under tracked changes, and the number of a note.
            Set.of("tracked-changes", "note-citation"),
            Map.of(
                    "table-cell", Place.TABLE,
                    "text-box", Place.TEXT_BOX,
                    "note-body", Place.NOTE,
                    "annotation", Place.COMMENT),
            Map.of("s", " ", "tab", " ", "line-break", "\n"),
            reader -> reader.getLocalName().equals("h"));

    private static final MarkupText.Vocabulary EDGES = new MarkupText.Vocabulary(
            Set.of(),
            Set.of("p", "h"),
            Set.of(),
            Set.of("styles", "automatic-styles", "font-face-decls"),
            Map.of(
                    "header", Place.HEADER,
                    "header-left", Place.HEADER,
                    "header-first", Place.HEADER,
                    "footer", Place.FOOTER,
                    "footer-left", Place.FOOTER,
                    "footer-first", Place.FOOTER),
            Map.of("s", " ", "tab", " ", "line-break", "\n"),
            reader -> false);

    private static final Set<String> PROPERTIES = Set.of(
            "creator", "initial-creator", "printed-by", "title", "subject", "description", "keyword", "user-defined");

    private OpenText() {}

    static DocumentText read(Path file) throws IOException, XMLStreamException {
        var passages = new PassageList();
        try (var zip = new ZipFile(file.toFile())) {
            part(zip, "content.xml", BODY, passages);
            part(zip, "styles.xml", EDGES, passages);
            SelfDescription.read(zip, "meta.xml", PROPERTIES, passages);
        }
        return passages.text();
    }

    private static void part(ZipFile zip, String name, MarkupText.Vocabulary words, PassageList passages)
            throws IOException, XMLStreamException {
        var entry = zip.getEntry(name);
        if (entry != null) {
            try (var xml = zip.getInputStream(entry)) {
                new MarkupText(words, passages).read(xml, Place.BODY);
            }
        }
    }
}
