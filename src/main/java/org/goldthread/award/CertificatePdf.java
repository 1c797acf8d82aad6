package org.goldthread.award;

import com.openhtmltopdf.pdfboxout.PdfRendererBuilder;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Objects;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.springframework.stereotype.Component;
import org.springframework.web.util.HtmlUtils;

/**
 * Sets the certificate as a tagged PDF/UA-1 file, so that it can be read aloud: language, title, bookmarks, headings, and the
 * font within the file. The font is Liberation Sans (SIL Open Font Licence), which PDFBox carries.
 */
@Component
class CertificatePdf {

    private static final String FONT = "/org/apache/pdfbox/resources/ttf/LiberationSans-Regular.ttf";
    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("d MMMM uuuu", Locale.UK);

    /** What the certificate says. */
    record Wording(String number, String holder, String title, LocalDate awardedOn, String provider, String checkAt) {}

    byte[] render(Wording wording) {
        var out = new ByteArrayOutputStream();
        var builder = new PdfRendererBuilder();
        builder.usePdfUaAccessibility(true);
        builder.usePdfVersion(1.7f);
        builder.useFont(CertificatePdf::font, "Liberation Sans");
        builder.withProducer("Goldthread");
        builder.withHtmlContent(html(wording), null);
        builder.toStream(out);
        try {
            builder.run();
            return out.toByteArray();
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    private static InputStream font() {
        return Objects.requireNonNull(PDDocument.class.getResourceAsStream(FONT));
    }

    private static String html(Wording wording) {
        var title = "Certificate " + wording.number();
        return """
                <html lang="en-GB"><head><title>%s</title>
                <meta name="description" content="%s" />
                <meta name="subject" content="%s" />
                <bookmarks><bookmark name="%s" href="#certificate" /></bookmarks>
                <style>
                  @page { size: A4 landscape; margin: 25mm 30mm }
                  body { font-family: 'Liberation Sans'; text-align: center; color: #1d2b3a; font-size: 13pt }
                  h1 { font-size: 20pt; font-weight: normal; letter-spacing: 2pt; margin: 8mm 0 14mm }
                  .holder { font-size: 30pt; margin: 8mm 0 }
                  .title { font-size: 19pt; margin: 8mm 0 14mm }
                  .foot { font-size: 10.5pt; margin-top: 18mm }
                </style></head>
                <body><div id="certificate">
                  <h1>Certificate of award</h1>
                  <p>This is to certify that</p>
                  <p class="holder">%s</p>
                  <p>has been awarded the</p>
                  <p class="title">%s</p>
                  <p>on %s by %s.</p>
                  <p class="foot">Certificate number %s. Anybody can check it%s.</p>
                </div></body></html>
                """.formatted(
                        text(title),
                        text("Certificate of award of the " + wording.title()),
                        text(wording.title()),
                        text(title),
                        text(wording.holder()),
                        text(wording.title()),
                        DAY.format(wording.awardedOn()),
                        text(wording.provider()),
                        text(wording.number()),
                        wording.checkAt().isBlank() ? "" : " at " + text(wording.checkAt()));
    }

    private static String text(String value) {
        return HtmlUtils.htmlEscape(value, "UTF-8");
    }
}
