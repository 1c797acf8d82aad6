package org.goldthread.assessment;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.apache.poi.wp.usermodel.HeaderFooterType;
import org.apache.poi.xwpf.usermodel.XWPFDocument;
import org.goldthread.assessment.DocumentText.Passage;
import org.goldthread.assessment.DocumentText.Place;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DocumentTextTest {

    @TempDir
    Path folder;

    private DocumentText read(String name, byte[] content) throws IOException {
        var file = Files.write(folder.resolve(name), content);
        return TextReading.read(
                file,
                Arrays.stream(FileType.values())
                        .filter(type -> type.fits(name))
                        .findFirst()
                        .orElseThrow());
    }

    private static Passage passage(Place place, String text) {
        return new Passage(place, false, text);
    }

    @Test
    void aWordDocument_tellsBodyTableNotesHeaderAndFooterApart() throws IOException {
        var text = read("a.docx", SmallFiles.bytes(out -> {
            try (var document = new XWPFDocument()) {
                document.createHeader(HeaderFooterType.DEFAULT)
                        .createParagraph()
                        .createRun()
                        .setText("a header");
                document.createFooter(HeaderFooterType.DEFAULT)
                        .createParagraph()
                        .createRun()
                        .setText("a footer");
                var heading = document.createParagraph();
                heading.setStyle("Heading1");
                heading.createRun().setText("A heading");
                var body = document.createParagraph();
                body.createRun().setText("Body text");
                var note = document.createFootnote();
                note.createParagraph().createRun().setText("a note");
                body.addFootnoteReference(note);
                var row = document.createTable(1, 2).getRow(0);
                row.getCell(0).setText("one");
                row.getCell(1).setText("two");
                document.getProperties().getCoreProperties().setCreator("Ann Author");
                document.write(out);
            }
        }));
        assertThat(text.passages())
                .containsExactlyInAnyOrder(
                        new Passage(Place.BODY, true, "A heading"),
                        passage(Place.BODY, "Body text"),
                        passage(Place.TABLE, "one"),
                        passage(Place.TABLE, "two"),
                        passage(Place.NOTE, "a note"),
                        passage(Place.HEADER, "a header"),
                        passage(Place.FOOTER, "a footer"));
        assertThat(text.properties()).containsEntry("creator", "Ann Author");
        assertThat(WordCount.words(text)).isEqualTo(8);
    }

    @Test
    void aWordDocument_countsATextBoxOnce_andNothingThatIsDeleted() throws IOException {
        var entries = SmallFiles.unzip(SmallFiles.docx("x"));
        entries.put("word/document.xml", SmallFiles.utf8("""
                <w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"
                  xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"><w:body>
                <w:p><w:r><w:t>Before</w:t><w:tab/></w:r><w:del><w:r><w:delText>gone</w:delText></w:r></w:del>
                <w:moveFrom><w:r><w:t>moved away</w:t></w:r></w:moveFrom><w:ins><w:r><w:t>after</w:t></w:r></w:ins>
                <w:r><mc:AlternateContent><mc:Choice><w:txbxContent><w:p><w:r><w:t>in a box</w:t></w:r></w:p></w:txbxContent>
                </mc:Choice><mc:Fallback><w:txbxContent><w:p><w:r><w:t>in a box</w:t></w:r></w:p></w:txbxContent></mc:Fallback>
                </mc:AlternateContent></w:r><w:r><w:instrText>PAGE</w:instrText></w:r></w:p></w:body></w:document>"""));
        assertThat(read("a.docx", SmallFiles.zip(entries)).passages())
                .contains(passage(Place.BODY, "Before after"), passage(Place.TEXT_BOX, "in a box"))
                .hasSize(3);
    }

    @Test
    void anOpenDocument_tellsThemApartToo_withoutNumbersOfNotesAndNamesOfWhoCommented() throws IOException {
        var entries = SmallFiles.unzip(SmallFiles.odt("x"));
        var names = " xmlns:office=\"o\" xmlns:text=\"t\" xmlns:draw=\"d\" xmlns:table=\"tb\" xmlns:style=\"s\""
                + " xmlns:dc=\"c\"";
        entries.put("content.xml", SmallFiles.utf8("<office:document-content" + names + """
                ><office:body><office:text><text:tracked-changes><text:p>deleted</text:p></text:tracked-changes>
                <text:h>A heading</text:h><text:p>Body<text:note><text:note-citation>1</text:note-citation><text:note-body>
                <text:p>a note</text:p></text:note-body></text:note> goes<text:s/>on<office:annotation><dc:creator>Me
                </dc:creator><text:p>a comment</text:p></office:annotation></text:p><draw:text-box><text:p>in a box</text:p>
                </draw:text-box><table:table-cell><text:p>a cell</text:p></table:table-cell></office:text></office:body>
                </office:document-content>"""));
        entries.put("styles.xml", SmallFiles.utf8("<office:document-styles" + names + """
                ><style:master-page><style:header><text:p>a header</text:p></style:header><style:footer><text:p>a footer
                </text:p></style:footer></style:master-page></office:document-styles>"""));
        entries.put(
                "meta.xml",
                SmallFiles.utf8("<office:document-meta" + names
                        + "><dc:creator>Ann Author</dc:creator></office:document-meta>"));
        var text = read("a.odt", SmallFiles.zip(entries));
        assertThat(text.passages())
                .containsExactlyInAnyOrder(
                        new Passage(Place.BODY, true, "A heading"),
                        passage(Place.NOTE, "a note"),
                        passage(Place.COMMENT, "a comment"),
                        passage(Place.BODY, "Body goes on"),
                        passage(Place.TEXT_BOX, "in a box"),
                        passage(Place.TABLE, "a cell"),
                        passage(Place.HEADER, "a header"),
                        passage(Place.FOOTER, "a footer"));
        assertThat(text.properties()).containsEntry("creator", "Ann Author");
    }

    @Test
    void tablesAndPdfs_haveTheirWords() throws IOException {
        assertThat(read("a.xlsx", SmallFiles.xlsx()).passages()).contains(passage(Place.TABLE, "pupils"));
        assertThat(read("a.csv", new byte[] {'n', ',', (byte) 0xE9, '\r', '\n', '1'})
                        .passages())
                .containsExactly(passage(Place.TABLE, "n,\u00E9"), passage(Place.TABLE, "1"));
        assertThat(read("a.pdf", SmallFiles.pdf("words of a page")).passages())
                .containsExactly(passage(Place.BODY, "words of a page"));
        assertThat(read("a.png", SmallFiles.png()).passages()).isEmpty();
    }

    @Test
    void anEndlessText_isCut() throws IOException {
        var text = read("a.csv", "word,word,word\n".repeat(200_000).getBytes(StandardCharsets.UTF_8));
        assertThat(text.cut()).isTrue();
        assertThat(text.passages().stream().mapToInt(one -> one.text().length()).sum())
                .isEqualTo(DocumentText.MOST_CHARACTERS);
    }
}
