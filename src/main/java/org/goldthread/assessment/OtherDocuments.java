package org.goldthread.assessment;

import java.io.InputStream;
import java.sql.Timestamp;
import java.time.Clock;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.goldthread.assessment.SubmissionView.StoredDocument;
import org.goldthread.shared.Refusal;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Files that belong to no submission, such as standard scripts, received and kept as those of a submission are. */
@Component
public class OtherDocuments {

    private final FileDesk desk;
    private final Documents documents;
    private final DocumentChecks checks;
    private final JdbcClient database;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    OtherDocuments(
            FileDesk desk,
            Documents documents,
            DocumentChecks checks,
            JdbcClient database,
            ApplicationEventPublisher events,
            Clock clock) {
        this.desk = desk;
        this.documents = documents;
        this.checks = checks;
        this.database = database;
        this.events = events;
        this.clock = clock;
    }

    /** A file that was kept: its name without path and control characters, and the words counted if it is a script. */
    public record Kept(UUID id, String name, int words) {}

    /** Malware was found in these documents: from now on nobody can open them. Whoever needs them says what follows. */
    public record MalwareFound(Set<UUID> documents, String finding) {}

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
                .params(
                        id,
                        file.type().mediaType(),
                        file.bytes(),
                        file.hash(),
                        file.words(),
                        Timestamp.from(clock.instant()))
                .update();
        return new Kept(id, file.name(), Objects.requireNonNullElse(file.words(), 0));
    }

    /** These files, without their kinds and what is a script among them. */
    @Transactional(readOnly = true)
    public List<StoredDocument> all(Collection<UUID> ids) {
        return database.sql("select id, content_type, bytes, hash from other_document where id = any(:ids)")
                .param("ids", ids.toArray(UUID[]::new))
                .query((row, number) -> new StoredDocument(
                        row.getObject("id", UUID.class),
                        "",
                        row.getString("content_type"),
                        row.getLong("bytes"),
                        row.getString("hash"),
                        false))
                .list();
    }

    /**
     * A kept file for an answer to a browser. Who may have it is the caller's to decide.
     *
     * @param name what the browser calls it, without its ending
     * @throws Refusal if the malware check holds it back
     */
    public FileDownload download(StoredDocument file, String name) {
        documents.refuseUnlessClear(file.hash());
        var ending = FileType.ofMedia(file.contentType()).map(FileType::ending).orElse("bin");
        return new FileDownload(
                name + "." + ending, file.contentType(), file.bytes(), () -> documents.open(file.hash()));
    }

    /** Why these files cannot be opened at present, by file; those that can are not in it. */
    @Transactional(readOnly = true)
    public Map<UUID, String> heldBack(Collection<StoredDocument> files) {
        var states = checks.of(files.stream().map(StoredDocument::hash).toList());
        var held = new HashMap<UUID, String>();
        for (var file : files) {
            var state = states.get(file.hash());
            if (state != DocumentChecks.State.CLEAR) {
                held.put(
                        file.id(),
                        state == DocumentChecks.State.INFECTED ? DocumentChecks.INFECTED : DocumentChecks.WAITING);
            }
        }
        return held;
    }

    /** Takes the file off the record; its bytes go with the next sweep. */
    @Transactional
    public void forget(UUID id) {
        database.sql("delete from other_document where id = ?").param(id).update();
    }

    /** Tells whoever needs documents with these bytes that malware was found in them. */
    void infected(String hash, String finding) {
        var found = database.sql("select id from other_document where hash = ?")
                .param(hash)
                .query(UUID.class)
                .set();
        if (!found.isEmpty()) {
            events.publishEvent(new MalwareFound(found, finding));
        }
    }

    /** Whether a kept file has these bytes. */
    boolean needs(String hash) {
        return database.sql("select exists (select 1 from other_document where hash = ?)")
                .param(hash)
                .query(Boolean.class)
                .single();
    }
}
