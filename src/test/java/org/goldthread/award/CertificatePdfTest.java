package org.goldthread.award;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.time.LocalDate;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.font.PDFont;
import org.apache.pdfbox.text.PDFTextStripper;
import org.goldthread.award.CertificatePdf.Wording;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.verapdf.gf.foundry.VeraGreenfieldFoundryProvider;
import org.verapdf.pdfa.Foundries;
import org.verapdf.pdfa.flavours.PDFAFlavour;

class CertificatePdfTest {

    private static final Wording WORDING = new Wording(
            "NPQML-2027-7F3K-92QX",
            "Siân O'Brien & Łukasz <Novák>",
            "National Professional Qualification for Middle Leadership",
            LocalDate.of(2028, 2, 29),
            "Goldthread",
            "https://example.org/check/NPQML-2027-7F3K-92QX");

    @BeforeAll
    static void validator() {
        VeraGreenfieldFoundryProvider.initialise();
    }

    @Test
    void theCertificate_isTaggedPdfUa1_forVeraPdf() throws Exception {
        var file = new CertificatePdf().render(WORDING);

        try (var parser =
                        Foundries.defaultInstance().createParser(new ByteArrayInputStream(file), PDFAFlavour.PDFUA_1);
                var validator = Foundries.defaultInstance().createValidator(PDFAFlavour.PDFUA_1, false)) {
            var result = validator.validate(parser);

            assertThat(result.getTestAssertions())
                    .extracting(failure -> failure.getRuleId().getClause() + ": " + failure.getMessage())
                    .isEmpty();
            assertThat(result.isCompliant()).isTrue();
        }
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
