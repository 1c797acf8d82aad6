package org.goldthread.assessment;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.BufferedOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.EOFException;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import org.goldthread.assessment.Reading.Answer;
import org.goldthread.assessment.Reading.Question;
import org.goldthread.shared.Refusal;

/** The reading process: answers questions about files, one at a time, until nobody asks any more. */
final class ReadingMain {

    private static final Duration IDLE = Duration.ofMinutes(10);

    private final ObjectMapper json = new ObjectMapper();
    private final FileInspection inspection = new FileInspection();
    private final Duration longest;
    private final ScheduledExecutorService watch = Executors.newSingleThreadScheduledExecutor(work -> {
        var thread = new Thread(work, "watch");
        thread.setDaemon(true);
        return thread;
    });

    private ReadingMain(Duration longest) {
        this.longest = longest;
    }

    /** Starts it; the one argument is how many milliseconds a question may take. */
    public static void main(String[] arguments) throws IOException {
        var out = new DataOutputStream(new BufferedOutputStream(new FileOutputStream(FileDescriptor.out)));
        // Whatever a library prints must not get between the answers.
        System.setOut(System.err);
        new ReadingMain(Duration.ofMillis(Long.parseLong(arguments[0]))).answer(new DataInputStream(System.in), out);
    }

    private void answer(DataInputStream questions, DataOutputStream answers) throws IOException {
        try {
            while (true) {
                var idle = endAfter(IDLE);
                int length = questions.readInt();
                idle.cancel(false);
                var question = json.readValue(questions.readNBytes(length), Question.class);
                var late = endAfter(longest);
                var answer = json.writeValueAsBytes(answer(question));
                late.cancel(false);
                answers.writeInt(answer.length);
                answers.write(answer);
                answers.flush();
            }
        } catch (EOFException nobodyAsks) {
            Runtime.getRuntime().halt(0);
        }
    }

    private ScheduledFuture<?> endAfter(Duration time) {
        return watch.schedule(() -> Runtime.getRuntime().halt(3), time.toMillis(), TimeUnit.MILLISECONDS);
    }

    private Answer answer(Question question) {
        var file = Path.of(question.path());
        try {
            var type = question.type();
            if (question.ask() == Reading.Ask.ANONYMISE && type != null && question.to() != null) {
                Anonymising.copy(file, type, Path.of(question.to()));
                return new Answer(type, null, null, null);
            }
            return question.ask() == Reading.Ask.INSPECT || type == null
                    ? new Answer(inspection.inspect(file, question.name()), null, null, null)
                    : new Answer(null, null, TextReading.read(file, type), null);
        } catch (Refusal refusal) {
            return new Answer(null, refusal.sentence(), null, null);
        } catch (IOException | RuntimeException | StackOverflowError failure) {
            return new Answer(null, null, null, failure.toString());
        }
    }
}
