package org.goldthread.assessment;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import java.util.zip.ZipOutputStream;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.encryption.AccessPermission;
import org.apache.pdfbox.pdmodel.encryption.StandardProtectionPolicy;
import org.apache.pdfbox.pdmodel.font.PDType1Font;
import org.apache.pdfbox.pdmodel.font.Standard14Fonts;
import org.apache.poi.poifs.crypt.EncryptionInfo;
import org.apache.poi.poifs.crypt.EncryptionMode;
import org.apache.poi.poifs.filesystem.POIFSFileSystem;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.apache.poi.xwpf.model.XWPFHeaderFooterPolicy;
import org.apache.poi.xwpf.usermodel.XWPFDocument;

/** Real small files of every kind, made when they are needed. */
final class SmallFiles {

    private SmallFiles() {}

    interface Work {
        void on(ByteArrayOutputStream out) throws Exception;
    }

    static byte[] bytes(Work work) {
        var out = new ByteArrayOutputStream();
        try {
            work.on(out);
        } catch (Exception failure) {
            throw new IllegalStateException(failure);
        }
        return out.toByteArray();
    }

    static byte[] docx(String text) {
        return bytes(out -> {
            try (var document = new XWPFDocument()) {
                document.createHeaderFooterPolicy()
                        .createHeader(XWPFHeaderFooterPolicy.DEFAULT)
                        .createParagraph()
                        .createRun()
                        .setText("words of a header nobody counts");
                document.createParagraph().createRun().setText(text);
                document.write(out);
            }
        });
    }

    static byte[] xlsx() {
        return bytes(out -> {
            try (var book = new XSSFWorkbook()) {
                book.createSheet("Data").createRow(0).createCell(0).setCellValue("pupils");
                book.write(out);
            }
        });
    }

    static byte[] pdf(String text) {
        return bytes(out -> {
            try (var pdf = written(text)) {
                pdf.save(out);
            }
        });
    }

    static byte[] lockedPdf() {
        return bytes(out -> {
            try (var pdf = written("secret")) {
                pdf.protect(new StandardProtectionPolicy("owner", "user", new AccessPermission()));
                pdf.save(out);
            }
        });
    }

    static PDDocument written(String text) throws IOException {
        var pdf = new PDDocument();
        var page = new PDPage();
        pdf.addPage(page);
        try (var content = new PDPageContentStream(pdf, page)) {
            content.beginText();
            content.setFont(new PDType1Font(Standard14Fonts.FontName.HELVETICA), 12);
            content.newLineAtOffset(50, 700);
            content.showText(text);
            content.endText();
        }
        return pdf;
    }

    static byte[] odt(String text) {
        return odt(text, "");
    }

    static byte[] lockedOdt() {
        return odt("secret", "<manifest:encryption-data manifest:checksum=\"x\"/>");
    }

    private static byte[] odt(String text, String encryption) {
        var entries = new LinkedHashMap<String, byte[]>();
        entries.put("mimetype", utf8("application/vnd.oasis.opendocument.text"));
        entries.put(
                "content.xml",
                utf8("<?xml version=\"1.0\"?><office:document-content"
                        + " xmlns:office=\"urn:oasis:names:tc:opendocument:xmlns:office:1.0\""
                        + " xmlns:text=\"urn:oasis:names:tc:opendocument:xmlns:text:1.0\"><office:body><office:text><text:p>"
                        + text + "</text:p></office:text></office:body></office:document-content>"));
        entries.put(
                "META-INF/manifest.xml",
                utf8("<manifest:manifest"
                        + " xmlns:manifest=\"urn:oasis:names:tc:opendocument:xmlns:manifest:1.0\"><manifest:file-entry"
                        + " manifest:full-path=\"content.xml\" manifest:media-type=\"text/xml\">" + encryption
                        + "</manifest:file-entry></manifest:manifest>"));
        return zip(entries);
    }

    static byte[] odtWithMacro() {
        var entries = unzip(odt("text"));
        entries.put("Basic/Standard/Module1.xml", utf8("<module/>"));
        return zip(entries);
    }

    /** A Word document with macros under its own type, as Word saves a docm. */
    static byte[] docm() {
        var entries = unzip(docx("text"));
        var types = new String(entries.get("[Content_Types].xml"), StandardCharsets.UTF_8)
                .replace(
                        "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml",
                        "application/vnd.ms-word.document.macroEnabled.main+xml");
        entries.put("[Content_Types].xml", utf8(types));
        entries.put("word/vbaProject.bin", new byte[] {1, 2, 3});
        return zip(entries);
    }

    /** A macro in a file that says it is an ordinary Word document. */
    static byte[] docxHidingMacro() {
        var entries = unzip(docx("text"));
        entries.put("word/vbaProject.bin", new byte[] {1, 2, 3});
        return zip(entries);
    }

    static byte[] lockedDocx() {
        return bytes(out -> {
            try (var files = new POIFSFileSystem()) {
                var encryptor = new EncryptionInfo(EncryptionMode.agile).getEncryptor();
                encryptor.confirmPassword("secret");
                try (var inside = encryptor.getDataStream(files)) {
                    inside.write(docx("secret"));
                }
                files.writeFilesystem(out);
            }
        });
    }

    /** Far larger inside than outside. */
    static byte[] bomb() {
        var entries = unzip(docx("text"));
        entries.put("word/media/image1.bin", new byte[(int) (ZipInspection.MAX_EXPANDED + 1)]);
        return zip(entries);
    }

    static byte[] png() {
        return bytes(out -> javax.imageio.ImageIO.write(
                new java.awt.image.BufferedImage(2, 2, java.awt.image.BufferedImage.TYPE_INT_RGB), "png", out));
    }

    static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    static Map<String, byte[]> unzip(byte[] zip) {
        var entries = new LinkedHashMap<String, byte[]>();
        try (var in = new ZipInputStream(new ByteArrayInputStream(zip))) {
            for (var entry = in.getNextEntry(); entry != null; entry = in.getNextEntry()) {
                entries.put(entry.getName(), in.readAllBytes());
            }
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return entries;
    }

    static byte[] zip(Map<String, byte[]> entries) {
        return bytes(out -> {
            try (var zip = new ZipOutputStream(out)) {
                for (var entry : entries.entrySet()) {
                    zip.putNextEntry(new ZipEntry(entry.getKey()));
                    zip.write(entry.getValue());
                    zip.closeEntry();
                }
            }
        });
    }
}
