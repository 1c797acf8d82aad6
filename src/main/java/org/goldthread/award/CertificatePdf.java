package org.goldthread.award;

import java.time.LocalDate;
import org.goldthread.shared.DateWords;
import org.goldthread.shared.TaggedPdf;
import org.springframework.stereotype.Component;

/** Sets the certificate as a PDF that can be read aloud. */
@Component
class CertificatePdf {

    /** What the certificate says. */
    record Wording(String number, String holder, String title, LocalDate awardedOn, String provider, String checkAt) {}

    byte[] render(Wording wording) {
        return TaggedPdf.of(html(wording));
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
                        TaggedPdf.text(title),
                        TaggedPdf.text("Certificate of award of the " + wording.title()),
                        TaggedPdf.text(wording.title()),
                        TaggedPdf.text(title),
                        TaggedPdf.text(wording.holder()),
                        TaggedPdf.text(wording.title()),
                        DateWords.day(wording.awardedOn()),
                        TaggedPdf.text(wording.provider()),
                        TaggedPdf.text(wording.number()),
                        wording.checkAt().isBlank() ? "" : " at " + TaggedPdf.text(wording.checkAt()));
    }
}
