package org.goldthread.assessment;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import org.apache.poi.wp.usermodel.HeaderFooterType;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.apache.poi.xwpf.usermodel.XWPFDocument;
import org.apache.poi.xwpf.usermodel.XWPFStyle;
import org.apache.xmlbeans.XmlException;
import org.openxmlformats.schemas.wordprocessingml.x2006.main.CTR;
import org.openxmlformats.schemas.wordprocessingml.x2006.main.CTStyle;

/** Files with everything people put into them: notes, text boxes, tracked changes, annexes, authors. */
final class FullFiles {

    private static final String BOX = """
            <xml-fragment xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"
              xmlns:v="urn:schemas-microsoft-com:vml" xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"
              xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape"><w:t>before</w:t><mc:AlternateContent>
              <mc:Choice Requires="wps"><w:drawing><wps:wsp><wps:txbx><w:txbxContent><w:p><w:r><w:t>boxed text here</w:t></w:r></w:p>
              </w:txbxContent></wps:txbx></wps:wsp></w:drawing></mc:Choice><mc:Fallback><w:pict><v:shape><v:textbox><w:txbxContent>
              <w:p><w:r><w:t>boxed text here</w:t></w:r></w:p></w:txbxContent></v:textbox></v:shape></w:pict></mc:Fallback>
              </mc:AlternateContent></xml-fragment>""";

    private FullFiles() {}

    /** Three words of text, two of a note, one beside a box of three, four in a table, two tracked in and two out, an annex of two. */
    static byte[] word() {
        try (var document = new XWPFDocument();
                var out = new ByteArrayOutputStream()) {
            document.createHeader(HeaderFooterType.DEFAULT)
                    .createParagraph()
                    .createRun()
                    .setText("in the header");
            document.createFooter(HeaderFooterType.DEFAULT)
                    .createParagraph()
                    .createRun()
                    .setText("a footer");
            heading(document);
            var first = document.createParagraph();
            first.createRun().setText("Three plain words");
            var note = document.createFootnote();
            note.createParagraph().createRun().setText("noted below");
            first.addFootnoteReference(note);
            boxed(document);
            table(document);
            tracked(document);
            var annex = document.createParagraph();
            annex.setStyle("Heading1");
            annex.createRun().setText("Appendix A");
            document.createParagraph().createRun().setText("annexed words");
            document.write(out);
            return out.toByteArray();
        } catch (IOException | XmlException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private static void heading(XWPFDocument document) {
        var style = CTStyle.Factory.newInstance();
        style.setStyleId("Heading1");
        style.addNewName().setVal("heading 1");
        document.createStyles().addStyle(new XWPFStyle(style));
    }

    private static void boxed(XWPFDocument document) throws XmlException {
        var run = document.createParagraph().createRun();
        run.getCTR().set(CTR.Factory.parse(BOX));
    }

    private static void table(XWPFDocument document) {
        var table = document.createTable(2, 2);
        table.getRow(0).getCell(0).setText("Surname");
        table.getRow(0).getCell(1).setText("DOB");
        table.getRow(1).getCell(0).setText("Okafor");
        table.getRow(1).getCell(1).setText("14/03/2012");
    }

    private static void tracked(XWPFDocument document) {
        var paragraph = document.createParagraph().getCTP();
        var inserted = paragraph.addNewIns();
        inserted.setAuthor("Amina Khan");
        inserted.addNewR().addNewT().setStringValue("put in");
        var deleted = paragraph.addNewDel();
        deleted.setAuthor("Somebody Else");
        deleted.addNewR().addNewDelText().setStringValue("taken out");
    }

    /** A Word document of one paragraph, with its author. */
    static byte[] by(String author, String text) {
        try (var document = new XWPFDocument();
                var out = new ByteArrayOutputStream()) {
            document.getProperties().getCoreProperties().setCreator(author);
            for (var paragraph : text.split("\n")) {
                document.createParagraph().createRun().setText(paragraph);
            }
            document.write(out);
            return out.toByteArray();
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }

    /** A workbook with one sheet of these rows. */
    static byte[] workbook(List<List<String>> rows) {
        try (var book = new XSSFWorkbook();
                var out = new ByteArrayOutputStream()) {
            var sheet = book.createSheet("Data");
            for (int row = 0; row < rows.size(); row++) {
                var cells = sheet.createRow(row);
                for (int column = 0; column < rows.get(row).size(); column++) {
                    cells.createCell(column).setCellValue(rows.get(row).get(column));
                }
            }
            book.write(out);
            return out.toByteArray();
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }
}
