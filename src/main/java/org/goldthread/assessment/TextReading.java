package org.goldthread.assessment;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import javax.xml.stream.XMLStreamException;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.io.RandomAccessReadBufferedFile;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.interactive.annotation.PDAnnotationMarkup;
import org.apache.pdfbox.text.PDFTextStripper;
import org.apache.tika.exception.TikaException;
import org.apache.tika.exception.WriteLimitReachedException;
import org.apache.tika.extractor.EmbeddedDocumentExtractor;
import org.apache.tika.io.TikaInputStream;
import org.apache.tika.metadata.Metadata;
import org.apache.tika.parser.ParseContext;
import org.apache.tika.parser.microsoft.ooxml.OOXMLParser;
import org.apache.tika.sax.BodyContentHandler;
import org.apache.tika.sax.WriteOutContentHandler;
import org.goldthread.assessment.DocumentText.Place;
import org.xml.sax.ContentHandler;
import org.xml.sax.SAXException;

/** Takes the text out of a document that has been looked into. Only the reading process does this. */
final class TextReading {

    private TextReading() {}

    /** The document's text; a picture has none. */
    static DocumentText read(Path file, FileType type) throws IOException {
        try {
            return switch (type) {
                case DOCX -> WordText.read(file);
                case ODT -> OpenText.read(file);
                case PDF -> pdf(file);
                case XLSX -> workbook(file);
                case CSV -> table(file);
                case PNG, JPEG -> new PassageList().text();
            };
        } catch (XMLStreamException | SAXException | TikaException damaged) {
            throw new IOException(damaged);
        }
    }

    private static DocumentText pdf(Path file) throws IOException {
        var passages = new PassageList();
        try (var pdf = Loader.loadPDF(new RandomAccessReadBufferedFile(file.toFile()))) {
            var stripper = new PDFTextStripper();
            stripper.setParagraphEnd("\u2029");
            stripper.setPageEnd("\u2029");
            for (int page = 1; page <= pdf.getNumberOfPages() && passages.isOpen(); page++) {
                stripper.setStartPage(page);
                stripper.setEndPage(page);
                for (var paragraph : stripper.getText(pdf).split("\u2029")) {
                    passages.add(Place.BODY, false, paragraph.replaceAll("\\s+", " "));
                }
            }
            describe(pdf, passages);
        }
        return passages.text();
    }

    private static void describe(PDDocument pdf, PassageList passages) throws IOException {
        var information = pdf.getDocumentInformation();
        for (var name : information.getMetadataKeys()) {
            var value = information.getCustomMetadataValue(name);
            if (value != null) {
                passages.property(name, value);
            }
        }
        var metadata = pdf.getDocumentCatalog().getMetadata();
        if (metadata != null) {
            var xmp = new String(metadata.toByteArray(), StandardCharsets.UTF_8);
            passages.property("metadata", xmp.replaceAll("<[^>]*>", " ").replaceAll("\\s+", " "));
        }
        for (var page : pdf.getPages()) {
            for (var annotation : page.getAnnotations()) {
                if (annotation instanceof PDAnnotationMarkup comment) {
                    passages.contributor(comment.getTitlePopup() == null ? "" : comment.getTitlePopup());
                    passages.add(Place.COMMENT, false, comment.getContents() == null ? "" : comment.getContents());
                }
            }
        }
    }

    private static DocumentText workbook(Path file) throws IOException, SAXException, TikaException {
        var written = new WriteOutContentHandler(DocumentText.MOST_CHARACTERS);
        var metadata = new Metadata();
        var context = new ParseContext();
        context.set(EmbeddedDocumentExtractor.class, new NothingEmbedded());
        try (TikaInputStream stream = TikaInputStream.get(file)) {
            metadata.set(Metadata.CONTENT_TYPE, FileType.XLSX.mediaType());
            new OOXMLParser().parse(stream, new BodyContentHandler(written), metadata, context);
        } catch (SAXException stopped) {
            if (!WriteLimitReachedException.isWriteLimitReached(stopped)) {
                throw stopped;
            }
        }
        var passages = new PassageList();
        written.toString().lines().forEach(line -> passages.add(Place.TABLE, false, line));
        for (var name : new String[] {
            "dc:creator",
            "meta:last-author",
            "dc:title",
            "dc:subject",
            "dc:description",
            "extended-properties:Company",
            "extended-properties:Manager"
        }) {
            var value = metadata.get(name);
            passages.property(name, value == null ? "" : value);
        }
        return passages.text();
    }

    private static DocumentText table(Path file) throws IOException {
        var passages = new PassageList();
        try (var content = Files.newInputStream(file)) {
            var bytes = content.readNBytes(4 * DocumentText.MOST_CHARACTERS);
            decode(bytes).lines().forEach(line -> passages.add(Place.TABLE, false, line));
        }
        return passages.text();
    }

    /** UTF-8 where it is that, and otherwise what spreadsheets on Windows write. */
    private static String decode(byte[] bytes) {
        try {
            var text = StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes));
            return text.toString().replace("\uFEFF", "");
        } catch (CharacterCodingException older) {
            return new String(bytes, Charset.forName("windows-1252"));
        }
    }

    /** What is set into a document is not its text. */
    private static final class NothingEmbedded implements EmbeddedDocumentExtractor {

        @Override
        public boolean shouldParseEmbedded(Metadata metadata) {
            return false;
        }

        @Override
        public void parseEmbedded(InputStream stream, ContentHandler handler, Metadata metadata, boolean outputHtml) {
            // left out
        }
    }
}
