package org.goldthread.assessment;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.zip.CRC32;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import java.util.zip.ZipOutputStream;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.common.PDMetadata;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.apache.pdfbox.pdmodel.interactive.annotation.PDAnnotationText;
import org.apache.pdfbox.text.PDFTextStripper;
import org.apache.poi.wp.usermodel.HeaderFooterType;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.apache.poi.xwpf.usermodel.XWPFDocument;
import org.goldthread.support.Papers;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a file's properties say of people goes; what its pages say stays. */
class AnonymousCopyTest {

    private static final String NAME = "Zebulon Quarterstaff";
    private static final String SAYS = "Attendance rose from nine pupils to twenty-six.";

    @TempDir
    Path folder;

    private byte[] copy(byte[] file, FileType type) throws IOException {
        var from = Files.write(folder.resolve("from"), file);
        var to = folder.resolve("to");
        Anonymising.copy(from, type, to);
        return Files.readAllBytes(to);
    }

    private static String everything(byte[] zip) throws IOException {
        var all = new StringBuilder(new String(zip, StandardCharsets.ISO_8859_1));
        try (var in = new ZipInputStream(new ByteArrayInputStream(zip))) {
            for (var entry = in.getNextEntry(); entry != null; entry = in.getNextEntry()) {
                all.append(entry.getName()).append(new String(in.readAllBytes(), StandardCharsets.UTF_8));
            }
        }
        return all.toString();
    }

    private static byte[] zip(Map<String, String> parts) throws IOException {
        var out = new ByteArrayOutputStream();
        try (var zip = new ZipOutputStream(out)) {
            for (var part : parts.entrySet()) {
                var entry = new ZipEntry(part.getKey());
                var bytes = part.getValue().getBytes(StandardCharsets.UTF_8);
                if (part.getKey().equals("mimetype")) {
                    var crc = new CRC32();
                    crc.update(bytes);
                    entry.setMethod(ZipEntry.STORED);
                    entry.setSize(bytes.length);
                    entry.setCrc(crc.getValue());
                }
                zip.putNextEntry(entry);
                zip.write(bytes);
                zip.closeEntry();
            }
        }
        return out.toByteArray();
    }

    @Test
    void aWordDocument_losesAuthorsCommentatorsAndProperties_andStillOpens() throws IOException {
        var out = new ByteArrayOutputStream();
        try (var document = new XWPFDocument()) {
            document.getProperties().getCoreProperties().setCreator(NAME);
            document.getProperties().getCoreProperties().setTitle("Report by " + NAME);
            document.getProperties().getCoreProperties().setLastModifiedByUser(NAME);
            document.getProperties()
                    .getExtendedProperties()
                    .getUnderlyingProperties()
                    .setCompany(NAME + "'s school");
            document.getProperties()
                    .getExtendedProperties()
                    .getUnderlyingProperties()
                    .setManager(NAME);
            document.getProperties().getCustomProperties().addProperty("Owner", NAME);
            var paragraph = document.createParagraph();
            paragraph.createRun().setText(SAYS);
            document.createHeader(HeaderFooterType.DEFAULT)
                    .createParagraph()
                    .createRun()
                    .setText(NAME);
            document.createFooter(HeaderFooterType.FIRST)
                    .createParagraph()
                    .createRun()
                    .setText(NAME);
            var inserted = paragraph.getCTP().addNewIns();
            inserted.setAuthor(NAME);
            inserted.setId(BigInteger.ONE);
            inserted.addNewR().addNewT().setStringValue("More.");
            var comment = document.createComments().createComment(BigInteger.ONE);
            comment.setAuthor(NAME);
            comment.setInitials("ZQ " + NAME);
            document.write(out);
        }
        assertThat(everything(out.toByteArray())).contains(NAME);

        var copy = copy(out.toByteArray(), FileType.DOCX);

        assertThat(everything(copy)).doesNotContain(NAME).doesNotContain("Zebulon");
        try (var opened = new XWPFDocument(new ByteArrayInputStream(copy))) {
            assertThat(opened.getParagraphs().get(0).getText()).contains(SAYS);
            assertThat(opened.getProperties().getCoreProperties().getCreator()).isNull();
        }
    }

    @Test
    void aWorkbook_losesItsProperties_andStillOpens() throws IOException {
        var out = new ByteArrayOutputStream();
        try (var workbook = new XSSFWorkbook()) {
            workbook.getProperties().getCoreProperties().setCreator(NAME);
            var cell = workbook.createSheet("Data").createRow(0).createCell(0);
            cell.setCellValue(SAYS);
            var helper = workbook.getCreationHelper();
            var comment =
                    workbook.getSheetAt(0).createDrawingPatriarch().createCellComment(helper.createClientAnchor());
            comment.setAuthor(NAME);
            comment.setString(helper.createRichTextString("Checked"));
            cell.setCellComment(comment);
            workbook.getSheetAt(0).getHeader().setCenter(NAME);
            workbook.write(out);
        }
        assertThat(everything(out.toByteArray())).contains(NAME);

        var copy = copy(out.toByteArray(), FileType.XLSX);

        assertThat(everything(copy)).doesNotContain(NAME);
        try (var opened = new XSSFWorkbook(new ByteArrayInputStream(copy))) {
            assertThat(opened.getSheetAt(0).getRow(0).getCell(0).getStringCellValue())
                    .isEqualTo(SAYS);
        }
    }

    @Test
    void anOpenDocumentText_losesItsMetadataAndAnnotators_andKeepsItsTypeFirst() throws IOException {
        var parts = new LinkedHashMap<String, String>();
        parts.put("mimetype", "application/vnd.oasis.opendocument.text");
        parts.put("meta.xml", "<office:document-meta><dc:creator>" + NAME + "</dc:creator></office:document-meta>");
        parts.put(
                "content.xml",
                "<office:annotation><dc:creator>" + NAME + "</dc:creator></office:annotation><text:p>" + SAYS
                        + "</text:p>" + "<text:a xlink:href=\"file:///home/" + NAME + "/x\"/>");
        parts.put(
                "styles.xml",
                "<style:master-page><style:header><text:p>" + NAME + "</text:p></style:header>"
                        + "<style:footer-left style:display=\"false\"/></style:master-page><style:master-page><style:footer-left>"
                        + "<text:p>" + NAME + "</text:p></style:footer-left></style:master-page>");
        parts.put("Thumbnails/thumbnail.png", NAME);

        var copy = copy(zip(parts), FileType.ODT);

        assertThat(everything(copy))
                .doesNotContain(NAME)
                .contains(SAYS)
                .contains("<style:footer-left style:display=\"false\"/></style:master-page><style:master-page>");
        try (var in = new ZipInputStream(new ByteArrayInputStream(copy))) {
            var first = in.getNextEntry();
            assertThat(first.getName()).isEqualTo("mimetype");
            assertThat(first.getMethod()).isEqualTo(ZipEntry.STORED);
        }
    }

    @Test
    void aPdf_losesInformationMetadataAndTheNamesOfCommentators() throws IOException {
        var out = new ByteArrayOutputStream();
        try (var document = Loader.loadPDF(Papers.pdf(SAYS))) {
            document.getDocumentInformation().setAuthor(NAME);
            document.getDocumentInformation().setCustomMetadataValue("School", NAME);
            document.getDocumentCatalog()
                    .setMetadata(new PDMetadata(
                            document,
                            new ByteArrayInputStream(
                                    ("<x:xmpmeta>" + NAME + "</x:xmpmeta>").getBytes(StandardCharsets.UTF_8))));
            PDPage page = document.getPage(0);
            page.getCOSObject().setItem(COSName.getPDFName("PieceInfo"), new org.apache.pdfbox.cos.COSString(NAME));
            var note = new PDAnnotationText();
            note.setRectangle(new PDRectangle(10, 10, 20, 20));
            note.setTitlePopup(NAME);
            note.setContents("Well said");
            page.getAnnotations().add(note);
            document.save(out, org.apache.pdfbox.pdfwriter.compress.CompressParameters.NO_COMPRESSION);
        }
        assertThat(new String(out.toByteArray(), StandardCharsets.ISO_8859_1)).contains(NAME);

        var copy = copy(out.toByteArray(), FileType.PDF);

        try (PDDocument opened = Loader.loadPDF(copy)) {
            assertThat(new PDFTextStripper().getText(opened)).contains(SAYS);
            assertThat(opened.getDocumentInformation().getAuthor()).isNull();
            assertThat(opened.getDocumentCatalog().getMetadata()).isNull();
            var plain = new ByteArrayOutputStream();
            opened.save(plain, org.apache.pdfbox.pdfwriter.compress.CompressParameters.NO_COMPRESSION);
            assertThat(new String(plain.toByteArray(), StandardCharsets.ISO_8859_1))
                    .doesNotContain(NAME);
        }
    }

    @Test
    void pictures_loseWhatTheCameraNoted() {
        var jpeg = new ByteArrayOutputStream();
        jpeg.writeBytes(new byte[] {(byte) 0xff, (byte) 0xd8});
        segment(jpeg, 0xe0, "JFIF");
        segment(jpeg, 0xe1, "Exif " + NAME);
        segment(jpeg, 0xfe, "by " + NAME);
        segment(jpeg, 0xdb, "table");
        jpeg.writeBytes(new byte[] {(byte) 0xff, (byte) 0xda, 0, 2, 1, 2, 3, (byte) 0xff, (byte) 0xd9});

        var copy = new String(AnonymousPicture.of(jpeg.toByteArray()), StandardCharsets.ISO_8859_1);

        assertThat(copy).doesNotContain(NAME).contains("JFIF").contains("table");
        assertThat(copy)
                .endsWith(new String(new byte[] {1, 2, 3, (byte) 0xff, (byte) 0xd9}, StandardCharsets.ISO_8859_1));
    }

    private static void segment(ByteArrayOutputStream into, int marker, String content) {
        into.write(0xff);
        into.write(marker);
        into.write(0);
        into.write(content.length() + 2);
        into.writeBytes(content.getBytes(StandardCharsets.ISO_8859_1));
    }
}
