package org.goldthread.shared;

import com.openhtmltopdf.pdfboxout.PdfRendererBuilder;
import com.openhtmltopdf.util.XRLog;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Objects;
import java.util.logging.Level;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.springframework.web.util.HtmlUtils;

/**
 * Sets a page of XHTML as a tagged PDF/UA-1 file, so that it can be read aloud: the page brings language, title, description
 * and bookmarks, the font is within the file. The font is Liberation Sans (SIL Open Font Licence), which PDFBox carries.
 */
public final class TaggedPdf {

    private static final String FONT = "/org/apache/pdfbox/resources/ttf/LiberationSans-Regular.ttf";

    static {
        // It tells of every step; only what goes wrong belongs in the log.
        XRLog.listRegisteredLoggers().forEach(logger -> XRLog.setLevel(logger, Level.WARNING));
    }

    private TaggedPdf() {}

    /** The file for this page; everything a person typed in it must have gone through {@link #text}. */
    public static byte[] of(String html) {
        var out = new ByteArrayOutputStream();
        var builder = new PdfRendererBuilder();
        builder.usePdfUaAccessibility(true);
        builder.usePdfVersion(1.7f);
        builder.useFont(TaggedPdf::font, "Liberation Sans");
        builder.withProducer("Goldthread");
        builder.withHtmlContent(html, null);
        builder.toStream(out);
        try {
            builder.run();
            return out.toByteArray();
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    /** A value as text of the page. Characters XML cannot hold are left out. */
    public static String text(String value) {
        return HtmlUtils.htmlEscape(value.replaceAll("[\\p{Cntrl}&&[^\\n\\t]]", ""), "UTF-8");
    }

    private static InputStream font() {
        return Objects.requireNonNull(PDDocument.class.getResourceAsStream(FONT));
    }
}
