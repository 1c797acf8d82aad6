package org.goldthread.assessment;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.zip.ZipFile;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.goldthread.assessment.DocumentText.Place;

/** Reads the text of a Word document (docx): its body, notes, headers, footers, comments and properties. */
final class WordText {

    private static final String MAIN = "http://schemas.openxmlformats.org/wordprocessingml/2006/main";
    private static final String STRICT = "http://purl.oclc.org/ooxml/wordprocessingml/main";
    private static final String ALTERNATIVES = "http://schemas.openxmlformats.org/markup-compatibility/2006";

    private static final MarkupText.Vocabulary WORDS = new MarkupText.Vocabulary(
            Set.of(MAIN, STRICT, ALTERNATIVES),
            Set.of("p"),
            Set.of("t"),
            // Deleted and moved text, and the older twin Word writes beside a newer kind of text box.
            Set.of("del", "moveFrom", "Fallback"),
            Map.of("tc", Place.TABLE, "txbxContent", Place.TEXT_BOX),
            Map.of("tab", " ", "br", "\n", "cr", "\n", "noBreakHyphen", "-"),
            WordText::isHeading);

    private static final Map<String, Place> PARTS = Map.of(
            "header", Place.HEADER,
            "footer", Place.FOOTER,
            "footnotes", Place.NOTE,
            "endnotes", Place.NOTE,
            "comments", Place.COMMENT);

    private static final Set<String> PROPERTIES = Set.of(
            "creator",
            "lastModifiedBy",
            "title",
            "subject",
            "description",
            "keywords",
            "category",
            "Company",
            "Manager");

    /** A reference from one part of the document to another. */
    private record Relation(String kind, String target) {}

    private WordText() {}

    static DocumentText read(Path file) throws IOException, XMLStreamException {
        var passages = new PassageList();
        try (var zip = new ZipFile(file.toFile())) {
            var main = relations(zip, "_rels/.rels", "").stream()
                    .filter(one -> one.kind().equals("officeDocument"))
                    .findFirst()
                    .map(Relation::target)
                    .orElse("word/document.xml");
            part(zip, main, Place.BODY, passages);
            int slash = main.lastIndexOf('/') + 1;
            var folder = main.substring(0, slash);
            for (var part : relations(zip, folder + "_rels/" + main.substring(slash) + ".rels", folder)) {
                var place = PARTS.get(part.kind());
                if (place != null) {
                    part(zip, part.target(), place, passages);
                }
            }
            SelfDescription.read(zip, "docProps/core.xml", PROPERTIES, passages);
            SelfDescription.read(zip, "docProps/app.xml", PROPERTIES, passages);
        }
        return passages.text();
    }

    private static void part(ZipFile zip, String name, Place place, PassageList passages)
            throws IOException, XMLStreamException {
        var entry = zip.getEntry(name);
        if (entry != null) {
            try (var xml = zip.getInputStream(entry)) {
                new MarkupText(WORDS, passages).read(xml, place);
            }
        }
    }

    private static List<Relation> relations(ZipFile zip, String name, String folder)
            throws IOException, XMLStreamException {
        var found = new ArrayList<Relation>();
        var entry = zip.getEntry(name);
        if (entry == null) {
            return found;
        }
        try (var xml = zip.getInputStream(entry)) {
            var reader = MarkupText.reader(xml);
            while (reader.hasNext()) {
                reader.next();
                if (reader.isStartElement() && reader.getLocalName().equals("Relationship")) {
                    found.add(relation(reader, folder));
                }
            }
        }
        return found;
    }

    private static Relation relation(XMLStreamReader reader, String folder) {
        var type = String.valueOf(reader.getAttributeValue(null, "Type"));
        var target = String.valueOf(reader.getAttributeValue(null, "Target"));
        return new Relation(
                type.substring(type.lastIndexOf('/') + 1),
                target.startsWith("/") ? target.substring(1) : folder + target);
    }

    private static boolean isHeading(XMLStreamReader reader) {
        if (!reader.getLocalName().equals("pStyle")) {
            return false;
        }
        for (int at = 0; at < reader.getAttributeCount(); at++) {
            if (reader.getAttributeLocalName(at).equals("val")
                    && reader.getAttributeValue(at).matches("(?i)(heading|title).*")) {
                return true;
            }
        }
        return false;
    }
}
