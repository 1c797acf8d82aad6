package org.goldthread.assessment;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

/** Writes a copy of a file without its properties. Runs in the reading process, as the file came from outside. */
final class Anonymising {

    private Anonymising() {}

    static void copy(Path from, FileType type, Path to) throws IOException {
        switch (type) {
            case DOCX, XLSX, ODT -> AnonymousZip.copy(from, to);
            case PDF -> AnonymousPdf.copy(from, to);
            case PNG, JPEG -> Files.write(to, AnonymousPicture.of(Files.readAllBytes(from)));
            case CSV -> Files.copy(from, to, StandardCopyOption.REPLACE_EXISTING);
        }
    }
}
