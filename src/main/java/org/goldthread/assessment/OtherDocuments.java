package org.goldthread.assessment;

import java.io.InputStream;
import java.sql.Timestamp;
import java.time.Clock;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.goldthread.assessment.SubmissionView.StoredDocument;
import org.goldthread.shared.Refusal;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Files that belong to no submission, such as standard scripts, received and kept as those of a submission are. */
@Component
public class OtherDocuments {

    private final FileDesk desk;
    private final DocumentStore store;
    private final Documents documents;
    private final JdbcClient database;
    private final Clock clock;

    OtherDocuments(FileDesk desk, DocumentStore store, Documents documents, JdbcClient database, Clock clock) {
        this.desk = desk;
        this.store = store;
        this.documents = documents;
        this.database = database;
        this.clock = clock;
    }

    /** A file that was kept: the words counted if it is a script. */
    public record Kept(UUID id, int words) {}

    /**
     * Takes a file in.
     *
     * @param script whether it must be one that can be read as a script, with its words counted
     * @throws Refusal if it is empty, too large, or not a file that is taken
     */
    @Transactional
    public Kept keep(String givenName, boolean script, InputStream content) {
        var file = desk.receive(givenName, script, content);
        documents.received(file);
        var id = UUID.randomUUID();
        database.sql("""
                        insert into other_document (id, content_type, bytes, hash, words, kept_at)
                        values (?, ?, ?, ?, ?, ?)
                        """)
                .params(id, file.type().mediaType(), file.bytes(), file.hash(), file.words(), Timestamp.from(clock.instant()))
                .update();
        return new Kept(id, Objects.requireNonNullElse(file.words(), 0));
    }

    /** These files, without their kinds. */
    @Transactional(readOnly = true)
    public List<StoredDocument> all(Collection<UUID> ids) {
        return database.sql("select id, content_type, bytes, hash from other_document where id = any(:ids)")
                .param("ids", ids.toArray(UUID[]::new))
                .query((row, number) -> new StoredDocument(
                        row.getObject("id", UUID.class),
                        "",
                        row.getString("content_type"),
                        row.getLong("bytes"),
                        row.getString("hash")))
                .list();
    }

    /** The bytes of a kept file. Who may read them is the caller's to decide. */
    public InputStream read(UUID document) {
        return store.open(database.sql("select hash from other_document where id = ?")
                .param(document)
                .query(String.class)
                .optional()
                .orElseThrow(() -> new IllegalArgumentException("No document " + document)));
    }

    /** Whether a kept file has these bytes. */
    boolean needs(String hash) {
        return database.sql("select exists (select 1 from other_document where hash = ?)")
                .param(hash)
                .query(Boolean.class)
                .single();
    }
}
