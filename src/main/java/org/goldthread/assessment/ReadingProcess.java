package org.goldthread.assessment;

import java.io.BufferedInputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * Another Java process in which files are looked into, with a small heap, no environment of ours and no way to ask for
 * anything. A file that makes it use too much memory ends it, one that takes too long gets it killed; the product goes on.
 */
final class ReadingProcess implements AutoCloseable {

    private static final int MOST_BYTES = 32 << 20;

    private final Process process;
    private final DataOutputStream questions;
    private final DataInputStream answers;

    private ReadingProcess(Process process) {
        this.process = process;
        this.questions = new DataOutputStream(process.getOutputStream());
        this.answers = new DataInputStream(new BufferedInputStream(process.getInputStream()));
    }

    /**
     * Starts one.
     *
     * @param heapMegabytes the most memory its objects may take
     * @param longest the longest one question may take; a process whose parent is gone ends itself after that
     */
    static ReadingProcess start(int heapMegabytes, Duration longest) throws IOException {
        var command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx" + heapMegabytes + "m",
                "-Xss1m",
                "-XX:MaxMetaspaceSize=128m",
                "-XX:MaxDirectMemorySize=32m",
                "-XX:+ExitOnOutOfMemoryError",
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-XX:-UsePerfData",
                "-Xshare:auto",
                "-Djava.awt.headless=true",
                "-Djava.io.tmpdir=" + System.getProperty("java.io.tmpdir"),
                "-Dlogback.configurationFile=reading-process-logback.xml",
                "-Dlogback.statusListenerClass=ch.qos.logback.core.status.NopStatusListener"));
        command.addAll(main());
        command.add(String.valueOf(longest.toMillis()));
        var builder = new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.DISCARD);
        // Passwords of databases and stores are in the environment: none of it goes where foreign files are parsed.
        builder.environment().clear();
        builder.environment().put("CLASSPATH", System.getProperty("java.class.path"));
        return new ReadingProcess(builder.start());
    }

    /** In the one packed jar only Spring Boot's launcher finds the classes; everywhere else the class path has them. */
    private static List<String> main() {
        var here = String.valueOf(ReadingMain.class.getResource("ReadingMain.class"));
        return here.startsWith("jar:nested:")
                ? List.of(
                        "-Dloader.main=" + ReadingMain.class.getName(),
                        "org.springframework.boot.loader.launch.PropertiesLauncher")
                : List.of(ReadingMain.class.getName());
    }

    boolean isAlive() {
        return process.isAlive();
    }

    /**
     * Asks one question.
     *
     * @throws IOException if no answer came in time or at all; the process is then gone
     */
    byte[] ask(byte[] question, Duration within, ScheduledExecutorService watch) throws IOException {
        var late = new AtomicBoolean();
        var guard = watch.schedule(
                () -> {
                    late.set(true);
                    process.destroyForcibly();
                },
                within.toMillis(),
                TimeUnit.MILLISECONDS);
        try {
            questions.writeInt(question.length);
            questions.write(question);
            questions.flush();
            int length = answers.readInt();
            if (length < 0 || length > MOST_BYTES) {
                throw new IOException("An answer of " + length + " bytes");
            }
            return answers.readNBytes(length);
        } catch (IOException broken) {
            close();
            throw new IOException(late.get() ? "It took longer than " + within : "The reading process ended", broken);
        } finally {
            guard.cancel(false);
        }
    }

    long pid() {
        return process.pid();
    }

    @Override
    public void close() {
        process.destroyForcibly();
    }
}
