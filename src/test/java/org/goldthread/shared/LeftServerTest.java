package org.goldthread.shared;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

@DisabledOnOs(OS.WINDOWS)
class LeftServerTest {

    @TempDir
    Path folder;

    @Test
    void withoutAFile_nothingIsLeft() throws IOException {
        assertThat(LeftServer.on(folder)).isEmpty();
    }

    @Test
    void aFileOfADeadProcess_isRemoved() throws Exception {
        var process = new ProcessBuilder("true").start();
        process.waitFor();
        var file = names(process.pid());

        assertThat(LeftServer.on(folder)).isEmpty();
        assertThat(file).doesNotExist();
    }

    @Test
    void aFileThatNamesAnotherProgram_isRemoved_andTheProgramLeftAlone() throws IOException {
        var other = new ProcessBuilder("sleep", "60").start();
        try {
            var file = names(other.pid());

            assertThat(LeftServer.on(folder)).isEmpty();
            assertThat(file).doesNotExist();
            assertThat(other.isAlive()).isTrue();
        } finally {
            other.destroyForcibly();
        }
    }

    @Test
    void aHalfWrittenFile_isRemoved() throws IOException {
        var file = Files.writeString(folder.resolve("postmaster.pid"), "\n");

        assertThat(LeftServer.on(folder)).isEmpty();
        assertThat(file).doesNotExist();
    }

    @Test
    void aRunningServer_isFound_andStopped() throws IOException {
        var server = postgresLike("60");
        try {
            names(server.pid());
            var left = LeftServer.on(folder);

            assertThat(left).isPresent();
            left.get().stop(Duration.ofSeconds(10));
            assertThat(server.isAlive()).isFalse();
        } finally {
            server.destroyForcibly();
        }
    }

    @Test
    void aSecondStartOnOneFolder_isRefusedWithASentence() throws IOException {
        try (var first = ServerFolder.open(folder)) {
            assertThat(first.cluster().getParent()).isEqualTo(folder.toRealPath());
            assertThatThrownBy(() -> ServerFolder.open(folder))
                    .isInstanceOf(StartRefused.class)
                    .hasMessageContaining("already running");
        }
        try (var next = ServerFolder.open(folder)) {
            assertThat(next.cluster()).isNotNull();
        }
    }

    @Test
    void thePasswordAndThePort_areKept_andThePasswordIsPrivate() throws IOException {
        try (var open = ServerFolder.open(folder)) {
            var password = open.password();
            var port = open.port();

            assertThat(open.password()).isEqualTo(password).hasSize(48);
            assertThat(open.port()).isEqualTo(port);
            assertThat(Files.getPosixFilePermissions(open.passwordFile())).hasSize(2);
        }
    }

    /** A long-running program under the server's name. */
    private Process postgresLike(String seconds) throws IOException {
        var sleep = Path.of("/usr/bin/sleep");
        var program = Files.copy(Files.exists(sleep) ? sleep : Path.of("/bin/sleep"), folder.resolve("postgres"));
        return new ProcessBuilder(program.toString(), seconds).start();
    }

    private Path names(long pid) throws IOException {
        return Files.writeString(folder.resolve("postmaster.pid"), pid + "\n" + folder + "\n");
    }
}
