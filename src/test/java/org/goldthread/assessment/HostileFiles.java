package org.goldthread.assessment;

import static org.goldthread.assessment.SmallFiles.bytes;
import static org.goldthread.assessment.SmallFiles.unzip;
import static org.goldthread.assessment.SmallFiles.utf8;
import static org.goldthread.assessment.SmallFiles.written;
import static org.goldthread.assessment.SmallFiles.zip;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.CRC32;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDDocumentNameDictionary;
import org.apache.pdfbox.pdmodel.PDEmbeddedFilesNameTreeNode;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDResources;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.apache.pdfbox.pdmodel.common.PDStream;
import org.apache.pdfbox.pdmodel.common.filespecification.PDComplexFileSpecification;
import org.apache.pdfbox.pdmodel.common.filespecification.PDEmbeddedFile;
import org.apache.pdfbox.pdmodel.encryption.AccessPermission;
import org.apache.pdfbox.pdmodel.encryption.StandardProtectionPolicy;
import org.apache.pdfbox.pdmodel.graphics.form.PDFormXObject;
import org.apache.pdfbox.pdmodel.interactive.action.PDActionJavaScript;
import org.apache.pdfbox.pdmodel.interactive.action.PDActionLaunch;
import org.apache.pdfbox.pdmodel.interactive.annotation.PDAnnotationLink;

/** Files made to harm whoever opens them, each small. */
final class HostileFiles {

    private HostileFiles() {}

    private interface Change {
        void of(PDDocument pdf) throws IOException;
    }

    private static byte[] pdf(Change change) {
        return bytes(out -> {
            try (var pdf = written("some text")) {
                change.of(pdf);
                pdf.save(out);
            }
        });
    }

    static byte[] pdfWithScript() {
        return pdf(pdf -> pdf.getDocumentCatalog().setOpenAction(new PDActionJavaScript("app.alert('x')")));
    }

    /** The action hangs on a link far from where a document's own actions are. */
    static byte[] pdfThatLaunches() {
        return pdf(pdf -> {
            var link = new PDAnnotationLink();
            link.setAction(new PDActionLaunch());
            pdf.getPage(0).getAnnotations().add(link);
            pdf.getPage(0).setAnnotations(List.of(link));
        });
    }

    static byte[] pdfWithFileInside() {
        return pdf(pdf -> {
            var inside = new PDComplexFileSpecification();
            inside.setFile("tool.exe");
            inside.setEmbeddedFile(new PDEmbeddedFile(pdf, new ByteArrayInputStream(utf8("MZ"))));
            var tree = new PDEmbeddedFilesNameTreeNode();
            tree.setNames(Map.of("tool.exe", inside));
            var names = new PDDocumentNameDictionary(pdf.getDocumentCatalog());
            names.setEmbeddedFiles(tree);
            pdf.getDocumentCatalog().setNames(names);
        });
    }

    /** Opens without a password, but forbids copying. */
    static byte[] pdfThatForbidsCopying() {
        return pdf(pdf -> {
            var rights = new AccessPermission();
            rights.setCanExtractContent(false);
            pdf.protect(new StandardProtectionPolicy("owner", "", rights));
        });
    }

    /** Eight forms, each of which shows the next one forty times: more text than anybody lives to see. */
    static byte[] endlessPdf() {
        return bytes(out -> {
            try (var pdf = new PDDocument()) {
                var form = form(pdf, null, "BT /F1 12 Tf (word) Tj ET");
                for (int level = 0; level < 8; level++) {
                    form = form(pdf, form, "/Next Do\n".repeat(40));
                }
                var page = new PDPage();
                var resources = new PDResources();
                resources.put(COSName.getPDFName("Next"), form);
                page.setResources(resources);
                page.setContents(new PDStream(pdf, new ByteArrayInputStream(utf8("/Next Do")), COSName.FLATE_DECODE));
                pdf.addPage(page);
                pdf.save(out);
            }
        });
    }

    private static PDFormXObject form(PDDocument pdf, PDFormXObject inside, String content) throws IOException {
        var form = new PDFormXObject(new PDStream(pdf, new ByteArrayInputStream(utf8(content)), COSName.FLATE_DECODE));
        form.setBBox(new PDRectangle(100, 100));
        var resources = new PDResources();
        if (inside != null) {
            resources.put(COSName.getPDFName("Next"), inside);
        }
        form.setResources(resources);
        return form;
    }

    /** One word of 400 MB, in some 400 KB. */
    static byte[] memoryHungryPdf() {
        return bytes(out -> {
            try (var pdf = new PDDocument()) {
                var page = new PDPage();
                var stream = new PDStream(pdf);
                try (var content = stream.createOutputStream(COSName.FLATE_DECODE)) {
                    content.write(utf8("BT ("));
                    var letters = new byte[1 << 20];
                    Arrays.fill(letters, (byte) 'a');
                    for (int megabyte = 0; megabyte < 400; megabyte++) {
                        content.write(letters);
                    }
                }
                page.setContents(stream);
                pdf.addPage(page);
                pdf.save(out);
            }
        });
    }

    /** A Word document whose own text names an entity of the given address. */
    static byte[] docxWithEntity(String address) {
        var entries = unzip(SmallFiles.docx("text"));
        entries.put(
                "word/document.xml",
                utf8("<?xml version=\"1.0\"?><!DOCTYPE d [<!ENTITY secret SYSTEM \"" + address + "\">]>"
                        + "<w:document xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\"><w:body><w:p>"
                        + "<w:r><w:t>&secret; word</w:t></w:r></w:p></w:body></w:document>"));
        return zip(entries);
    }

    /** A picture that Word would fetch from the given address when it opens the document. */
    static byte[] docxWithPictureFrom(String address) {
        return related("image", address);
    }

    /** A template that Word would fetch from the given address, with whatever macros it has. */
    static byte[] docxWithTemplateFrom(String address) {
        return related("attachedTemplate", address);
    }

    private static byte[] related(String kind, String address) {
        var entries = unzip(SmallFiles.docx("text"));
        entries.put(
                "word/_rels/settings.xml.rels",
                utf8(
                        "<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\"><Relationship"
                                + " Id=\"rId1\" Type=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships/"
                                + kind
                                + "\" Target=\"" + address + "\" TargetMode=\"External\"/></Relationships>"));
        return zip(entries);
    }

    /** Macros in a workbook that is set into a document. */
    static byte[] docxWithMacrosDeepInside() {
        var workbook = unzip(SmallFiles.xlsx());
        workbook.put("xl/vbaProject.bin", new byte[] {1, 2, 3});
        var entries = unzip(SmallFiles.docx("text"));
        entries.put("word/embeddings/Microsoft_Excel_Sheet1.xlsx", zip(workbook));
        return zip(entries);
    }

    /** An old Office file with macros, set into a new one. */
    static byte[] docxWithOldMacrosInside() {
        var entries = unzip(SmallFiles.docx("text"));
        entries.put("word/embeddings/oleObject1.bin", "..._VBA_PROJECT...".getBytes(StandardCharsets.UTF_16LE));
        return zip(entries);
    }

    /** Archives in archives, each a hundred times the one before, so that no single one is over the limit. */
    static byte[] nestedBomb() {
        var inner = new LinkedHashMap<String, byte[]>();
        for (int part = 0; part < 20; part++) {
            inner.put("part" + part, new byte[8 << 20]);
        }
        var once = zip(inner);
        var middle = new LinkedHashMap<String, byte[]>();
        for (int part = 0; part < 20; part++) {
            middle.put("part" + part + ".zip", once);
        }
        var entries = unzip(SmallFiles.docx("text"));
        entries.put("word/embeddings/sheet.xlsx", zip(middle));
        return zip(entries);
    }

    /** The list at its end leaves out one of its parts: the product and Word would see two different documents. */
    static byte[] docxWithUnlistedPart() {
        var whole = SmallFiles.docx("text");
        var hidden = new ByteArrayOutputStream();
        hidden.writeBytes(whole);
        var text = new String(whole, java.nio.charset.StandardCharsets.ISO_8859_1);
        // In the list (signature PK 1 2) one part gets another name than it has in front of its bytes.
        int list = text.indexOf("PK\u0001\u0002");
        int name = text.indexOf("docProps/app.xml", list);
        var bytes = hidden.toByteArray();
        bytes[name] = 'x';
        return bytes;
    }

    /** A picture of 60,000 by 60,000 points in a few bytes: only its first lines are there. */
    static byte[] hugePicture() {
        var png = SmallFiles.png();
        ByteBuffer.wrap(png).putInt(16, 60_000).putInt(20, 60_000);
        var check = new CRC32();
        check.update(png, 12, 17);
        ByteBuffer.wrap(png).putInt(29, (int) check.getValue());
        return png;
    }
}
