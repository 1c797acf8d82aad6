package org.goldthread.assessment;

import java.nio.file.Path;
import java.time.Duration;

/** Stands for the product inside a packed jar: reads one file the way the product does and says what it found. */
final class ReadingProbe {

    private ReadingProbe() {}

    public static void main(String[] arguments) {
        var reader = new FileReader(1, 96, Duration.ofSeconds(30));
        var file = Path.of(arguments[0]);
        var type = reader.inspect(file, String.valueOf(file.getFileName()));
        System.out.println("read: " + type + " "
                + reader.text(file, type).map(WordCount::words).orElseThrow());
        reader.destroy();
    }
}
