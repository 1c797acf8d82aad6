package org.goldthread.award;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.font.PDFont;
import org.apache.pdfbox.text.PDFTextStripper;
import org.goldthread.award.CertificatePdf.Wording;
import org.goldthread.support.PdfUa;
import org.junit.jupiter.api.Test;

class CertificatePdfTest {

    private static final Wording WORDING = new Wording(
            "NPQML-2027-7F3K-92QX",
            "Siân O'Brien & Łukasz <Novák>",
            "National Professional Qualification for Middle Leadership",
            LocalDate.of(2028, 2, 29),
            "Goldthread",
            "https://example.org/check/NPQML-2027-7F3K-92QX");

    @Test
    void theCertificate_isTaggedPdfUa1_forVeraPdf() throws Exception {
        var file = new CertificatePdf().render(WORDING);

        PdfUa.assertConforms(file);
    }

    @Test
    void itSaysWhoHoldsIt_andCarriesItsFont() throws Exception {
        try (var document = Loader.loadPDF(new CertificatePdf().render(WORDING))) {
            assertThat(new PDFTextStripper().getText(document))
                    .contains("Siân O'Brien & Łukasz <Novák>", "29 February 2028", "NPQML-2027-7F3K-92QX");
            assertThat(document.getNumberOfPages()).isOne();
            assertThat(document.getDocumentCatalog().getLanguage()).isEqualTo("en-GB");
            assertThat(document.getDocumentInformation().getTitle()).isEqualTo("Certificate NPQML-2027-7F3K-92QX");
            var resources = document.getPage(0).getResources();
            for (var name : resources.getFontNames()) {
                PDFont font = resources.getFont(name);
                assertThat(font.isEmbedded()).as(font.getName()).isTrue();
            }
        }
    }
}
