package org.goldthread.assessment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.stream.Stream;
import org.goldthread.shared.Refusal;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class FileDeskTest {

    @TempDir
    Path folder;

    private static final FileReader READER = new FileReader(1, 192, Duration.ofSeconds(30));

    private FolderDocumentStore store;
    private FileDesk desk;

    @BeforeEach
    void setUp() {
        store = new FolderDocumentStore(folder);
        desk = new FileDesk(store, READER);
    }

    @AfterAll
    static void tearDown() {
        READER.destroy();
    }

    static Stream<Arguments> scripts() {
        return Stream.of(
                Arguments.of("a.docx", SmallFiles.docx("Five words – of a script, 2027"), FileType.DOCX, 6),
                Arguments.of("a.odt", SmallFiles.odt("three words here"), FileType.ODT, 3),
                Arguments.of("A.PDF", SmallFiles.pdf("four words of text"), FileType.PDF, 4));
    }

    @ParameterizedTest
    @MethodSource("scripts")
    void scripts_areCounted_andStoredByTheirHash(String name, byte[] content, FileType type, int words)
            throws IOException {
        var received = desk.receive(name, true, new ByteArrayInputStream(content));
        assertThat(received.type()).isEqualTo(type);
        assertThat(received.words()).isEqualTo(words);
        assertThat(received.bytes()).isEqualTo(content.length);
        try (var stored = store.open(received.hash())) {
            assertThat(stored.readAllBytes()).isEqualTo(content);
        }
        assertThat(folder.resolve("documents/incoming")).isEmptyDirectory();
    }

    static Stream<Arguments> documents() {
        return Stream.of(
                Arguments.of("data.xlsx", SmallFiles.xlsx(), FileType.XLSX),
                Arguments.of("data.csv", SmallFiles.utf8("term,result\r\n1,2\r\n"), FileType.CSV),
                Arguments.of("plan.png", SmallFiles.png(), FileType.PNG));
    }

    @ParameterizedTest
    @MethodSource("documents")
    void documents_mayBeTablesAndPictures(String name, byte[] content, FileType type) {
        assertThat(desk.receive(name, false, new ByteArrayInputStream(content)).type())
                .isEqualTo(type);
    }

    static Stream<Arguments> refused() {
        return Stream.of(
                Arguments.of("script.docx", SmallFiles.pdf("text"), "does not go with what is inside, which is a PDF"),
                Arguments.of(
                        "script.docx", SmallFiles.utf8("MZ\u0090 just some text"), "of a kind that is not accepted"),
                Arguments.of("script.pdf", SmallFiles.utf8("<html><script>x</script></html>"), "not accepted"),
                Arguments.of("data.csv", SmallFiles.utf8("<html><script>x</script></html>"), "not accepted"),
                Arguments.of("script.docm", SmallFiles.docm(), "contains macros"),
                Arguments.of("script.docx", SmallFiles.docm(), "contains macros"),
                Arguments.of("script.docx", SmallFiles.docxHidingMacro(), "contains macros"),
                Arguments.of("script.odt", SmallFiles.odtWithMacro(), "contains macros"),
                Arguments.of("script.docx", SmallFiles.lockedDocx(), "password"),
                Arguments.of("script.pdf", SmallFiles.lockedPdf(), "password"),
                Arguments.of("script.odt", SmallFiles.lockedOdt(), "password"),
                Arguments.of("script.docx", SmallFiles.bomb(), "unpacks to far more than its size"),
                Arguments.of("script.docx", HostileFiles.nestedBomb(), "unpacks to far more than its size"),
                Arguments.of("script.docx", HostileFiles.docxWithMacrosDeepInside(), "contains macros"),
                Arguments.of("script.docx", HostileFiles.docxWithOldMacrosInside(), "contains macros"),
                Arguments.of("script.docx", HostileFiles.docxWithUnlistedPart(), "seems to be damaged"),
                Arguments.of(
                        "script.docx",
                        HostileFiles.docxWithTemplateFrom("https://example.org/t.dotm"),
                        "would fetch something from the internet"),
                Arguments.of("script.pdf", HostileFiles.pdfWithScript(), "contains a script or starts a program"),
                Arguments.of("script.pdf", HostileFiles.pdfThatLaunches(), "contains a script or starts a program"),
                Arguments.of("script.pdf", HostileFiles.pdfWithFileInside(), "has other files inside it"),
                Arguments.of(
                        "script.pdf", HostileFiles.pdfThatForbidsCopying(), "is protected, by a password or against"),
                Arguments.of("plan.png", HostileFiles.hugePicture(), "has 3600 million pixels"),
                Arguments.of("script.docx", new byte[0], "is empty"),
                Arguments.of("script.pdf", SmallFiles.utf8("%PDF-1.7\nbroken"), "cannot be read"));
    }

    @ParameterizedTest
    @MethodSource("refused")
    void anythingElse_isRefusedWithASentence_andLeavesNothingBehind(String name, byte[] content, String sentence)
            throws IOException {
        assertThatThrownBy(() -> desk.receive(name, false, new ByteArrayInputStream(content)))
                .isInstanceOf(Refusal.class)
                .hasMessageContaining(sentence)
                .hasMessageContaining(name);
        try (var files = Files.walk(folder)) {
            assertThat(files.filter(Files::isRegularFile)).isEmpty();
        }
    }

    @Test
    void aTableIsNoScript() {
        assertThatThrownBy(() -> desk.receive("data.xlsx", true, new ByteArrayInputStream(SmallFiles.xlsx())))
                .isInstanceOf(Refusal.class)
                .hasMessageContaining("The script must be");
    }

    @Test
    void moreThan50Megabytes_areRefused_withoutBeingReadToTheEnd() {
        var endless = new InputStream() {
            @Override
            public int read() {
                return 'x';
            }
        };
        assertThatThrownBy(() -> desk.receive("big.pdf", true, endless))
                .isInstanceOf(Refusal.class)
                .hasMessageContaining("larger than 50 MB");
    }

    @Test
    void theSameBytes_areKeptOnce() throws IOException {
        var content = SmallFiles.pdf("same");
        var first = desk.receive("a.pdf", true, new ByteArrayInputStream(content));
        var second = desk.receive("b.pdf", true, new ByteArrayInputStream(content));
        assertThat(second.hash()).isEqualTo(first.hash());
        try (var files = Files.walk(folder)) {
            assertThat(files.filter(Files::isRegularFile)).hasSize(1);
        }
    }

    @Test
    void namesLoseTheirPathAndControlCharacters() {
        assertThat(FileDesk.plainName("C:\\secret\\my\u202E file\n.docx")).isEqualTo("my file.docx");
        assertThat(FileDesk.plainName("../../etc/passwd")).isEqualTo("passwd");
        assertThat(FileDesk.plainName("x".repeat(300) + ".docx")).hasSize(200).endsWith(".docx");
    }

    @Test
    void aWordHasALetterOrADigit() {
        assertThat(WordCount.words("One – two, three-four\u00A0five\n\n... 6")).isEqualTo(5);
        assertThat(WordCount.words("")).isZero();
    }
}
