package org.goldthread.assessment;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Set;

/** A picture without what the camera or the program noted: only the parts that make the picture are kept. */
final class AnonymousPicture {

    private static final byte[] PNG = {(byte) 0x89, 'P', 'N', 'G', 0x0d, 0x0a, 0x1a, 0x0a};
    private static final Set<String> NOTES = Set.of("tEXt", "zTXt", "iTXt", "eXIf", "tIME", "dSIG");
    private static final int START_OF_SCAN = 0xda;
    private static final int COMMENT = 0xfe;
    private static final int APP_0 = 0xe0;
    private static final int APP_ICC = 0xe2;
    private static final int APP_ADOBE = 0xee;
    private static final int APP_LAST = 0xef;

    private AnonymousPicture() {}

    /** The picture without notes; what is neither PNG nor JPEG comes back as it is. */
    static byte[] of(byte[] picture) {
        if (picture.length > PNG.length
                && ByteBuffer.wrap(picture, 0, PNG.length).equals(ByteBuffer.wrap(PNG))) {
            return png(picture);
        }
        return picture.length > 4 && (picture[0] & 0xff) == 0xff && (picture[1] & 0xff) == 0xd8
                ? jpeg(picture)
                : picture;
    }

    private static byte[] png(byte[] picture) {
        var kept = new ByteArrayOutputStream(picture.length);
        kept.write(picture, 0, PNG.length);
        var at = PNG.length;
        while (at + 12 <= picture.length) {
            var length = ByteBuffer.wrap(picture, at, 4).getInt();
            var end = at + 12L + length;
            if (length < 0 || end > picture.length) {
                break;
            }
            if (!NOTES.contains(new String(picture, at + 4, 4, StandardCharsets.ISO_8859_1))) {
                kept.write(picture, at, length + 12);
            }
            at = (int) end;
        }
        return kept.toByteArray();
    }

    private static byte[] jpeg(byte[] picture) {
        var kept = new ByteArrayOutputStream(picture.length);
        kept.write(picture, 0, 2);
        var at = 2;
        while (at + 4 <= picture.length && (picture[at] & 0xff) == 0xff) {
            var marker = picture[at + 1] & 0xff;
            if (marker == START_OF_SCAN) {
                break;
            }
            var length = 2 + (((picture[at + 2] & 0xff) << 8) | (picture[at + 3] & 0xff));
            if (at + length > picture.length) {
                break;
            }
            if (!isNote(marker)) {
                kept.write(picture, at, length);
            }
            at += length;
        }
        kept.write(picture, at, picture.length - at);
        return kept.toByteArray();
    }

    private static boolean isNote(int marker) {
        return marker == COMMENT || (marker > APP_0 && marker <= APP_LAST && marker != APP_ICC && marker != APP_ADOBE);
    }
}
