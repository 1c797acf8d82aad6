package org.goldthread.assessment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.goldthread.shared.Refusal;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Files are read in a process apart, and no file ever takes the product with it. */
class FileReaderTest {

    @TempDir
    Path folder;

    private FileReader reader = new FileReader(1, 96, Duration.ofSeconds(30));

    @AfterEach
    void tearDown() {
        reader.destroy();
    }

    private Path file(String name, byte[] content) throws IOException {
        return Files.write(folder.resolve(name), content);
    }

    private void limits(int megabytes, Duration time) {
        reader.destroy();
        reader = new FileReader(1, megabytes, time);
    }

    private void assertGoesOn() throws IOException {
        var next = file("next.pdf", SmallFiles.pdf("three more words"));
        assertThat(reader.inspect(next, "next.pdf")).isEqualTo(FileType.PDF);
        assertThat(reader.text(next, FileType.PDF).map(WordCount::words)).contains(3);
    }

    @Test
    void aFileThatNeverEnds_isGivenUp_andTheNextOneIsRead() throws IOException {
        limits(96, Duration.ofSeconds(4));
        assertThat(reader.text(file("endless.pdf", HostileFiles.endlessPdf()), FileType.PDF))
                .isEmpty();
        assertGoesOn();
    }

    @Test
    void aFileThatNeedsTooMuchMemory_isGivenUp_andTheNextOneIsRead() throws IOException {
        limits(64, Duration.ofSeconds(60));
        assertThat(reader.text(file("hungry.pdf", HostileFiles.memoryHungryPdf()), FileType.PDF))
                .isEmpty();
        assertGoesOn();
    }

    @Test
    void withoutTimeToLookIntoIt_aFileIsRefusedWithASentence() throws IOException {
        limits(96, Duration.ofMillis(1));
        var file = file("a.pdf", SmallFiles.pdf("text"));
        assertThatThrownBy(() -> reader.inspect(file, "a.pdf"))
                .isInstanceOf(Refusal.class)
                .hasMessageContaining("“a.pdf” takes too long or too much memory");
    }

    @Test
    void aProcessThatDiedWaiting_isReplaced() throws IOException {
        assertGoesOn();
        var processes = ProcessHandle.current()
                .children()
                .filter(child -> child.info().commandLine().orElse("").contains("ReadingMain"))
                .toList();
        assertThat(processes).isNotEmpty();
        processes.forEach(process -> {
            process.destroyForcibly();
            process.onExit().join();
        });
        assertGoesOn();
    }

    @Test
    void theProcess_knowsNothingOfOurEnvironment() throws IOException {
        assertGoesOn();
        var process = ProcessHandle.current()
                .children()
                .filter(child -> child.info().commandLine().orElse("").contains("ReadingMain"))
                .findFirst()
                .orElseThrow();
        var environment = Path.of("/proc", String.valueOf(process.pid()), "environ");
        Assumptions.assumeTrue(Files.isReadable(environment), "only Linux shows it");
        assertThat(Files.readString(environment)).startsWith("CLASSPATH=").doesNotContain("PATH=/usr", "HOME=");
    }

    @Test
    void nothingAFileNames_isEverFetched() throws IOException {
        var asked = new AtomicInteger();
        var server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", exchange -> {
            asked.incrementAndGet();
            exchange.sendResponseHeaders(204, -1);
        });
        server.start();
        var address = "http://localhost:" + server.getAddress().getPort() + "/secret";
        var secret = file("secret.txt", SmallFiles.utf8("seeded secret"));
        try {
            for (var content : List.of(
                    HostileFiles.docxWithEntity(address),
                    HostileFiles.docxWithEntity(secret.toUri().toString()),
                    HostileFiles.docxWithPictureFrom(address))) {
                var file = file("a.docx", content);
                assertThat(reader.inspect(file, "a.docx")).isEqualTo(FileType.DOCX);
                var text = reader.text(file, FileType.DOCX);
                assertThat(text.map(DocumentText::toString).orElse("")).doesNotContain("seeded secret");
            }
            assertThat(asked).hasValue(0);
        } finally {
            server.stop(0);
        }
    }
}
