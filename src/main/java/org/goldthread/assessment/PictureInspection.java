package org.goldthread.assessment;

import java.io.IOException;
import java.nio.file.Path;
import javax.imageio.ImageIO;
import org.goldthread.shared.Refusal;

/** Looks at the size a picture says it has: a small file can be a picture no machine has memory for. */
final class PictureInspection {

    private static final long MOST_PIXELS = 100_000_000;

    private PictureInspection() {}

    static void inspect(Path file, String name) throws IOException {
        try (var content = ImageIO.createImageInputStream(file.toFile())) {
            var readers = ImageIO.getImageReaders(content);
            if (!readers.hasNext()) {
                throw new IOException("No picture");
            }
            var reader = readers.next();
            reader.setInput(content, true, true);
            long pixels = (long) reader.getWidth(0) * reader.getHeight(0);
            reader.dispose();
            if (pixels > MOST_PIXELS) {
                throw new Refusal("“" + name + "” has " + pixels / 1_000_000
                        + " million pixels; at most 100 million are accepted. Make it smaller and upload it again.");
            }
        }
    }
}
