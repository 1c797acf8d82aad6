package org.goldthread.assessment;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.tika.exception.TikaException;
import org.apache.tika.extractor.EmbeddedDocumentExtractor;
import org.apache.tika.io.TikaInputStream;
import org.apache.tika.metadata.Metadata;
import org.apache.tika.metadata.TikaCoreProperties;
import org.apache.tika.parser.ParseContext;
import org.apache.tika.parser.Parser;
import org.apache.tika.parser.microsoft.OfficeParserConfig;
import org.apache.tika.parser.microsoft.ooxml.OOXMLParser;
import org.apache.tika.parser.odf.OpenDocumentParser;
import org.apache.tika.parser.pdf.PDFParser;
import org.apache.tika.parser.pdf.PDFParserConfig;
import org.apache.tika.sax.BodyContentHandler;
import org.apache.tika.sax.WriteOutContentHandler;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.stereotype.Component;
import org.xml.sax.ContentHandler;
import org.xml.sax.SAXException;

/**
 * Counts the words of a script: everything in its body, tables, footnotes and text boxes; headers, footers and things set
 * into it are left out. A few threads do it, each for a limited time, so that no file can hold up the product.
 */
@Component
class WordCount implements DisposableBean {

    private static final Logger LOG = LoggerFactory.getLogger(WordCount.class);
    private static final int MOST_CHARACTERS = 4_000_000;
    private static final int SECONDS = 30;

    private final ThreadPoolExecutor workers =
            new ThreadPoolExecutor(2, 2, 1, TimeUnit.MINUTES, new ArrayBlockingQueue<>(32), WordCount::thread);

    private static Thread thread(Runnable work) {
        var thread = new Thread(work, "word-count");
        thread.setDaemon(true);
        return thread;
    }

    /** The number of words; empty if the text cannot be read in time. */
    Optional<Integer> count(Path file, FileType type) {
        try {
            var work = workers.submit(() -> words(text(file, type)));
            try {
                return Optional.of(work.get(SECONDS, TimeUnit.SECONDS));
            } catch (TimeoutException tooSlow) {
                work.cancel(true);
                return Optional.empty();
            }
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            return Optional.empty();
        } catch (ExecutionException | RejectedExecutionException failure) {
            LOG.info("The words of a {} could not be counted: {}", type, failure.toString());
            return Optional.empty();
        }
    }

    /** A word is what stands between spaces and holds at least one letter or digit. */
    static int words(String text) {
        int words = 0;
        boolean inside = false;
        boolean counts = false;
        for (int at = 0; at < text.length(); ) {
            int character = text.codePointAt(at);
            at += Character.charCount(character);
            inside = !Character.isWhitespace(character) && !Character.isSpaceChar(character);
            if (!inside) {
                words += counts ? 1 : 0;
                counts = false;
            } else if (Character.isLetterOrDigit(character)) {
                counts = true;
            }
        }
        return words + (counts ? 1 : 0);
    }

    private static String text(Path file, FileType type) throws IOException, SAXException, TikaException {
        var written = new WriteOutContentHandler(MOST_CHARACTERS);
        try (TikaInputStream stream = TikaInputStream.get(file)) {
            parser(type).parse(stream, new BodyContentHandler(written), metadata(type), context());
        } catch (SAXException stopped) {
            if (!org.apache.tika.exception.WriteLimitReachedException.isWriteLimitReached(stopped)) {
                throw stopped;
            }
        }
        return written.toString();
    }

    private static Parser parser(FileType type) {
        return switch (type) {
            case DOCX -> new OOXMLParser();
            case ODT -> new OpenDocumentParser();
            case PDF -> new PDFParser();
            default -> throw new IllegalArgumentException("No script is a " + type);
        };
    }

    private static Metadata metadata(FileType type) {
        var metadata = new Metadata();
        metadata.set(TikaCoreProperties.CONTENT_TYPE_PARSER_OVERRIDE, type.mediaType());
        metadata.set(Metadata.CONTENT_TYPE, type.mediaType());
        return metadata;
    }

    private static ParseContext context() {
        var context = new ParseContext();
        var office = new OfficeParserConfig();
        office.setIncludeHeadersAndFooters(false);
        office.setIncludeDeletedContent(false);
        office.setExtractMacros(false);
        context.set(OfficeParserConfig.class, office);
        var pdf = new PDFParserConfig();
        pdf.setOcrStrategy(PDFParserConfig.OCR_STRATEGY.NO_OCR);
        pdf.setExtractInlineImages(false);
        context.set(PDFParserConfig.class, pdf);
        context.set(EmbeddedDocumentExtractor.class, new NothingEmbedded());
        return context;
    }

    @Override
    public void destroy() {
        workers.shutdownNow();
    }

    /** What is set into a script is not its text. */
    private static final class NothingEmbedded implements EmbeddedDocumentExtractor {

        @Override
        public boolean shouldParseEmbedded(Metadata metadata) {
            return false;
        }

        @Override
        public void parseEmbedded(
                java.io.InputStream stream, ContentHandler handler, Metadata metadata, boolean outputHtml) {
            // left out
        }
    }
}
