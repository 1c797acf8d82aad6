package org.goldthread.assessment;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import org.goldthread.shared.Refusal;
import org.springframework.stereotype.Component;

/**
 * Makes copies of documents without what their properties say of people and machines: authors, titles, times, names of
 * commentators, places of templates, what a camera noted. What the pages say stays as it is.
 */
@Component
public class AnonymousCopies {

    private final DocumentStore store;
    private final FileReader reader;

    AnonymousCopies(DocumentStore store, FileReader reader) {
        this.store = store;
        this.reader = reader;
    }

    /**
     * The file as a copy to be read once; the original is read and closed at once.
     *
     * @throws Refusal if no copy can be made: such a file is not handed out
     */
    public FileDownload of(FileDownload original) {
        var media = original.contentType().replaceAll(";.*", "").strip();
        var type = FileType.ofMedia(media).orElseThrow(AnonymousCopies::impossible);
        var whole = store.incoming();
        var copy = store.incoming();
        try (var content = original.content().get()) {
            Files.copy(content, whole, StandardCopyOption.REPLACE_EXISTING);
            if (!reader.anonymise(whole, type, copy)) {
                FileDesk.discard(copy);
                throw impossible();
            }
            return new FileDownload(original.name(), original.contentType(), Files.size(copy), () -> readOnce(copy));
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        } finally {
            FileDesk.discard(whole);
        }
    }

    private static Refusal impossible() {
        return new Refusal("This file cannot be made anonymous, so it is not handed out. Please tell the lead.");
    }

    private static InputStream readOnce(Path copy) {
        try {
            return Files.newInputStream(copy, StandardOpenOption.READ, StandardOpenOption.DELETE_ON_CLOSE);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }
}
