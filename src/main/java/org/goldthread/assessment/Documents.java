package org.goldthread.assessment;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.StandardCopyOption;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** What is known of stored documents by their hash: what they say, and whether they have been checked for malware. */
@Component
class Documents {

    private static final String OF_NOTHING = """
            and hash not in (select hash from submission_file union select hash from evidence_file union select hash from other_document
                union select evidence_hash from extension_request where evidence_hash is not null)""";

    private final JdbcClient database;
    private final DocumentStore store;
    private final DocumentChecks checks;
    private final FileReader reader;
    private final ObjectMapper json = new ObjectMapper();
    private final Clock clock;

    Documents(JdbcClient database, DocumentStore store, DocumentChecks checks, FileReader reader, Clock clock) {
        this.database = database;
        this.store = store;
        this.checks = checks;
        this.reader = reader;
        this.clock = clock;
    }

    /** Notes a document that is in the store now, in the transaction of the row that needs it. */
    @Transactional
    void received(ReceivedFile file) {
        // Bytes that were found infected once are checked again: the finding may have been wrong, or is made again.
        database.sql("""
                        insert into stored_document (hash, check_state, check_after) values (:hash, 'WAITING', :now)
                        on conflict (hash) do update set check_state = 'WAITING', finding = null, checked_at = null,
                            check_after = :now, tries = 0 where stored_document.check_state = 'INFECTED'
                        """).param("hash", file.hash()).param("now", now()).update();
        keepText(file.hash(), file.text());
    }

    /** Refuses with a sentence unless the document may be opened. */
    void refuseUnlessClear(String hash) {
        checks.refuseUnlessClear(hash);
    }

    /**
     * The bytes of a document, unless it is held back by the malware check.
     *
     * @throws org.goldthread.shared.Refusal if it has not been checked yet, or malware was found in it
     */
    InputStream open(String hash) {
        checks.refuseUnlessClear(hash);
        return store.open(hash);
    }

    /**
     * The text of a document of a submission, script or other. It is taken out when the document is uploaded and kept, so
     * that asking costs one statement; pages may ask.
     *
     * @param hash the document's SHA-256, as in {@link SubmissionView.StoredDocument}
     * @return empty if its text cannot be had: show "not counted", never a fault; an unknown hash is empty too
     */
    @Transactional
    Optional<DocumentText> text(String hash) {
        var kept = database.sql("select content from document_text where hash = :hash")
                .param("hash", hash)
                .query((row, number) -> Optional.ofNullable(row.getString(1)))
                .optional();
        return kept.isPresent() ? kept.get().map(this::read) : readNow(hash);
    }

    /** As {@link #text} for many at once, by hash; those whose text cannot be had are left out. */
    @Transactional
    Map<String, DocumentText> texts(Collection<String> hashes) {
        var kept = new HashMap<String, Optional<DocumentText>>();
        database.sql("select hash, content from document_text where hash = any(:hashes)")
                .param("hashes", hashes.toArray(String[]::new))
                .query((row, number) -> kept.put(
                        row.getString("hash"),
                        Optional.ofNullable(row.getString("content")).map(this::read)))
                .list();
        var texts = new HashMap<String, DocumentText>();
        for (var hash : hashes) {
            kept.getOrDefault(hash, Optional.empty())
                    .or(() -> kept.containsKey(hash) ? Optional.empty() : readNow(hash))
                    .ifPresent(text -> texts.put(hash, text));
        }
        return texts;
    }

    /** Forgets what is known of documents no submission has any more, after the given time; how many. */
    @Transactional
    int sweep(Duration after) {
        var before = Timestamp.from(clock.instant().minus(after));
        database.sql("delete from document_text where read_at < :before " + OF_NOTHING)
                .param("before", before)
                .update();
        return database.sql("delete from stored_document where check_after < :before " + OF_NOTHING)
                .param("before", before)
                .update();
    }

    /** For documents from before texts were kept. */
    private Optional<DocumentText> readNow(String hash) {
        var type = database.sql("select content_type from submission_file where hash = :hash limit 1")
                .param("hash", hash)
                .query(String.class)
                .optional()
                .flatMap(FileType::ofMedia);
        if (type.isEmpty()) {
            return Optional.empty();
        }
        var copy = store.incoming();
        try (var content = store.open(hash)) {
            Files.copy(content, copy, StandardCopyOption.REPLACE_EXISTING);
            var text = reader.text(copy, type.get());
            keepText(hash, text.orElse(null));
            return text;
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        } finally {
            FileDesk.discard(copy);
        }
    }

    private void keepText(String hash, @Nullable DocumentText text) {
        database.sql("""
                        insert into document_text (hash, content, read_at) values (:hash, :content, :now)
                        on conflict (hash) do nothing
                        """)
                .param("hash", hash)
                .param("content", text == null ? null : written(text))
                .param("now", now())
                .update();
    }

    private String written(DocumentText text) {
        try {
            // PostgreSQL has no place for a null character in a text.
            return json.writeValueAsString(text).replace("\\u0000", "");
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private DocumentText read(String content) {
        try {
            return json.readValue(content, DocumentText.class);
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private Timestamp now() {
        return Timestamp.from(clock.instant());
    }
}
