package org.goldthread.assessment;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
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
     * A copy to be read once; the original is closed.
     *
     * @throws Refusal if none can be made: such a file is not handed out
     */
    public InputStream of(InputStream original, String contentType) {
        var media = contentType.replaceAll(";.*", "").strip();
        var type = FileType.ofMedia(media).orElseThrow(() -> new Refusal(
                "This kind of file cannot be made anonymous, so it is not handed out. Please tell the lead."));
        var whole = store.incoming();
        var copy = store.incoming();
        try (original) {
            Files.copy(original, whole, StandardCopyOption.REPLACE_EXISTING);
            if (!reader.anonymise(whole, type, copy)) {
                throw new Refusal("This file cannot be made anonymous, so it is not handed out. Please tell the lead.");
            }
            return Files.newInputStream(copy, StandardOpenOption.READ, StandardOpenOption.DELETE_ON_CLOSE);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        } finally {
            FileDesk.discard(whole);
        }
    }
}
