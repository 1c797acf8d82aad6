package org.goldthread.shared;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * A database server that outlived the product: whoever kills the product outright leaves it running. It is stopped on purpose
 * and started anew, so that there is one way to start; what it had confirmed is on the disk.
 */
final class LeftServer {

    private static final String PID_FILE = "postmaster.pid";

    private final ProcessHandle process;

    private LeftServer(ProcessHandle process) {
        this.process = process;
    }

    /**
     * The server still running on these files, if there is one. A file that names a process which is no database server (its
     * number was given to another program) is removed: it would keep the server from starting.
     */
    static Optional<LeftServer> on(Path cluster) throws IOException {
        var file = cluster.resolve(PID_FILE);
        if (Files.notExists(file)) {
            return Optional.empty();
        }
        var process = process(file);
        if (process.isPresent() && isDatabase(process.get())) {
            return process.map(LeftServer::new);
        }
        Files.deleteIfExists(file);
        return Optional.empty();
    }

    private static Optional<ProcessHandle> process(Path file) throws IOException {
        var lines = Files.readAllLines(file);
        try {
            return lines.isEmpty()
                    ? Optional.empty()
                    : ProcessHandle.of(Long.parseLong(lines.get(0).strip())).filter(ProcessHandle::isAlive);
        } catch (NumberFormatException halfWritten) {
            return Optional.empty();
        }
    }

    private static boolean isDatabase(ProcessHandle process) {
        return process.info()
                .command()
                .map(command -> String.valueOf(Path.of(command).getFileName()))
                .filter(name -> name.startsWith("postgres"))
                .isPresent();
    }

    long pid() {
        return process.pid();
    }

    /** Asks it to finish and waits; refused if it does not. */
    void stop(Duration patience) {
        process.destroy();
        try {
            process.onExit().get(patience.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException stubborn) {
            throw new StartRefused(
                    "A database server of an earlier start (process " + pid() + ") still runs and does not stop.",
                    "Close whatever else is connected to it, or end that process, then start again.");
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(interrupted);
        } catch (ExecutionException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
