package org.goldthread.assessment;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.sql.Timestamp;
import java.util.HexFormat;
import java.util.UUID;
import org.goldthread.support.TestClock;
import org.springframework.boot.test.context.TestComponent;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Puts real small files into a submission that a test has made by hand. */
@TestComponent
public class HandedIn {

    private final DocumentStore store;
    private final JdbcClient database;
    private final TestClock clock;

    HandedIn(DocumentStore store, JdbcClient database, TestClock clock) {
        this.store = store;
        this.database = database;
        this.clock = clock;
    }

    /** A Word file with this text; the id of the document. */
    public UUID docx(UUID submission, String kind, String text) {
        return add(
                submission,
                kind,
                "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
                SmallFiles.docx(text));
    }

    /** A PDF with this text; the id of the document. */
    public UUID pdf(UUID submission, String kind, String text) {
        return add(submission, kind, "application/pdf", SmallFiles.pdf(text));
    }

    private UUID add(UUID submission, String kind, String type, byte[] content) {
        var document = UUID.randomUUID();
        var hash = hash(content);
        try {
            var received = store.incoming();
            Files.write(received, content);
            store.keep(received, hash);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
        database.sql("""
                        insert into submission_file (id, submission_id, kind, name, content_type, bytes, hash, words, added_at,
                            script, carried)
                        values (?, ?, ?, ?, ?, ?, ?, 5, ?, ?, false)
                        """)
                .params(
                        document,
                        submission,
                        kind,
                        "Upload of Jane Seeded.docx",
                        type,
                        content.length,
                        hash,
                        Timestamp.from(clock.instant()),
                        kind.equals("script"))
                .update();
        return document;
    }

    private static String hash(byte[] content) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(content));
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
