package org.goldthread.assessment;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.ConcurrentLinkedDeque;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.goldthread.assessment.Reading.Answer;
import org.goldthread.assessment.Reading.Question;
import org.goldthread.shared.Refusal;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/**
 * Looks into files and takes their text out, in a process apart that has little memory and little time. The product itself
 * never opens a file that came from outside. The process is started when it is first needed and kept for the next file.
 */
@Component
class FileReader implements DisposableBean {

    private static final Logger LOG = LoggerFactory.getLogger(FileReader.class);
    private static final Duration WAIT = Duration.ofSeconds(60);

    private final ObjectMapper json = new ObjectMapper();
    private final ConcurrentLinkedDeque<ReadingProcess> idle = new ConcurrentLinkedDeque<>();
    private final ScheduledExecutorService watch = Executors.newSingleThreadScheduledExecutor(work -> {
        var thread = new Thread(work, "reading-watch");
        thread.setDaemon(true);
        return thread;
    });
    private final Semaphore free;
    private final int heapMegabytes;
    private final Duration longest;

    @Autowired
    FileReader(
            @Value("${goldthread.documents.readers:1}") int processes,
            @Value("${goldthread.documents.reader-memory:192}") int heapMegabytes,
            @Value("${goldthread.documents.reader-time:30s}") Duration longest) {
        this.free = new Semaphore(processes, true);
        this.heapMegabytes = heapMegabytes;
        this.longest = longest;
    }

    /** There is no process free: nothing is wrong with the file, and the same request may work in a minute. */
    static final class Busy extends Refusal {
        Busy() {
            super("Many files are being looked into just now. Try again in a minute.");
        }
    }

    /** No answer came: the file took too long, needed too much memory, or broke the process. */
    private static final class NoAnswer extends Exception {
        NoAnswer(String why, Throwable cause) {
            super(why, cause);
        }
    }

    /**
     * The type of a received file by its content.
     *
     * @throws Refusal naming the file, if it is of no accepted type, not safe to pass on, or cannot be looked into with the
     *     time and memory there is for it
     */
    FileType inspect(Path file, String name) {
        try {
            var answer = ask(new Question(Reading.Ask.INSPECT, file.toString(), name, null, null));
            var type = answer.type();
            if (type != null) {
                return type;
            }
            if (answer.refusal() != null) {
                throw new Refusal(answer.refusal());
            }
            LOG.info("A file could not be looked into: {}", answer.unreadable());
            throw new Refusal("“" + name + "” cannot be read: it seems to be damaged. Save it again and upload that.");
        } catch (NoAnswer none) {
            LOG.info("A file could not be looked into: {}", none.getMessage());
            throw new Refusal(
                    "“" + name + "” takes too long or too much memory to look into and is not accepted. Save it"
                            + " again, with smaller pictures or as a PDF, and upload that.");
        }
    }

    /** The text of a file that has been looked into; empty if it cannot be had with the time and memory there is for it. */
    Optional<DocumentText> text(Path file, FileType type) {
        try {
            var answer = ask(new Question(Reading.Ask.TEXT, file.toString(), "", type, null));
            if (answer.text() == null) {
                LOG.info("The text of a {} cannot be had: {}", type, answer.unreadable());
            }
            return Optional.ofNullable(answer.text());
        } catch (NoAnswer none) {
            LOG.info("The text of a {} cannot be had: {}", type, none.getMessage());
            return Optional.empty();
        }
    }

    /** Writes a copy without the file's properties; whether it could be made with the time and memory there is for it. */
    boolean anonymise(Path file, FileType type, Path to) {
        try {
            var answer = ask(new Question(Reading.Ask.ANONYMISE, file.toString(), "", type, to.toString()));
            if (answer.type() == null) {
                LOG.info("A {} cannot be made anonymous: {}", type, answer.unreadable());
            }
            return answer.type() != null;
        } catch (NoAnswer none) {
            LOG.info("A {} cannot be made anonymous: {}", type, none.getMessage());
            return false;
        }
    }

    private Answer ask(Question question) throws NoAnswer {
        await();
        try {
            var process = process();
            var answer = json.readValue(process.ask(json.writeValueAsBytes(question), longest, watch), Answer.class);
            idle.push(process);
            return answer;
        } catch (IOException failure) {
            throw new NoAnswer(String.valueOf(failure.getMessage()), failure);
        } finally {
            free.release();
        }
    }

    private void await() {
        try {
            if (!free.tryAcquire(WAIT.toSeconds(), TimeUnit.SECONDS)) {
                throw new Busy();
            }
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new Refusal("The product is just being stopped. Try again in a minute.");
        }
    }

    private ReadingProcess process() throws IOException {
        for (var waiting = idle.poll(); waiting != null; waiting = idle.poll()) {
            if (waiting.isAlive()) {
                return waiting;
            }
        }
        return ReadingProcess.start(heapMegabytes, longest.plusSeconds(10));
    }

    @Override
    public void destroy() {
        watch.shutdownNow();
        idle.forEach(ReadingProcess::close);
    }
}
