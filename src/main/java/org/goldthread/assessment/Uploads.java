package org.goldthread.assessment;

import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.util.Collections;
import java.util.Enumeration;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;
import org.goldthread.shared.NotFound;
import org.goldthread.shared.Refusal;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Files on their way in, part by part. Parts lie in the database, so that any node can take the next one; each is written
 * once, however often it is sent.
 */
@Component
@Transactional
class Uploads {

    private static final int MOST_OPEN = 20;

    private final JdbcClient database;
    private final Clock clock;

    Uploads(JdbcClient database, Clock clock) {
        this.database = database;
        this.clock = clock;
    }

    /**
     * A file on its way.
     *
     * @param result what the candidate was told when it was in the submission; null before
     */
    record Upload(
            UUID id,
            UUID enrolment,
            String kind,
            String name,
            long bytes,
            @Nullable UUID replaces,
            @Nullable String result) {}

    /** Begins an upload, or finds the one that was begun for the same file. */
    UUID begin(UUID enrolment, String kind, String name, String fileKey, long bytes, @Nullable UUID replaces) {
        database.sql("""
                        insert into upload (id, enrolment_id, kind, name, file_key, bytes, replaces, touched_at)
                        values (:id, :enrolment, :kind, :name, :key, :bytes, :replaces, :now)
                        on conflict (enrolment_id, kind, file_key) where result is null
                        do update set touched_at = :now, replaces = :replaces
                        """)
                .param("id", UUID.randomUUID())
                .param("enrolment", enrolment)
                .param("kind", kind)
                .param("name", name)
                .param("key", fileKey)
                .param("bytes", bytes)
                .param("replaces", replaces)
                .param("now", now())
                .update();
        forgetAllBut(MOST_OPEN, enrolment);
        return database.sql("""
                        select id from upload
                        where enrolment_id = :enrolment and kind = :kind and file_key = :key and result is null
                        """)
                .param("enrolment", enrolment)
                .param("kind", kind)
                .param("key", fileKey)
                .query(UUID.class)
                .single();
    }

    private void forgetAllBut(int most, UUID enrolment) {
        database.sql("""
                        delete from upload where id in (select id from upload where enrolment_id = :enrolment
                            order by touched_at desc, id offset :most)
                        """).param("enrolment", enrolment).param("most", most).update();
    }

    /** The upload, if it is one of this enrolment. */
    @Transactional(readOnly = true)
    public Optional<Upload> find(UUID enrolment, UUID id) {
        return read(enrolment, id, "");
    }

    private Optional<Upload> read(UUID enrolment, UUID id, String lock) {
        return database.sql("""
                        select id, enrolment_id as enrolment, kind, name, bytes, replaces, result from upload
                        where id = :id and enrolment_id = :enrolment
                        """ + lock)
                .param("id", id)
                .param("enrolment", enrolment)
                .query(Upload.class)
                .optional();
    }

    /** How many bytes have arrived: the next part begins there. */
    @Transactional(readOnly = true)
    public long arrived(UUID id) {
        return database.sql("select coalesce(sum(length(content)), 0) from upload_part where upload_id = :id")
                .param("id", id)
                .query(Long.class)
                .single();
    }

    /**
     * Takes a part, if it is the next one; one that has arrived before, or comes too early, changes nothing.
     *
     * @return where the next part begins
     */
    long take(UUID enrolment, UUID id, long from, byte[] content) {
        var upload = read(enrolment, id, " for update").orElseThrow(NotFound::new);
        long arrived = arrived(id);
        if (upload.result() != null || from != arrived || content.length == 0) {
            return upload.result() != null ? upload.bytes() : arrived;
        }
        if (arrived + content.length > upload.bytes()) {
            throw new Refusal("“" + upload.name() + "” has changed while it was sent. Upload it again.");
        }
        database.sql("insert into upload_part (upload_id, from_byte, content) values (:id, :from, :content)")
                .param("id", id)
                .param("from", from)
                .param("content", content)
                .update();
        database.sql("update upload set touched_at = :now where id = :id")
                .param("now", now())
                .param("id", id)
                .update();
        return arrived + content.length;
    }

    /** All that has arrived, read part by part. */
    @SuppressWarnings("JdkObsolete") // the stream takes nothing newer
    InputStream content(UUID id) {
        List<Long> parts = database.sql("select from_byte from upload_part where upload_id = :id order by from_byte")
                .param("id", id)
                .query(Long.class)
                .list();
        var places = Collections.enumeration(parts);
        return new SequenceInputStream(new Enumeration<>() {
            @Override
            public boolean hasMoreElements() {
                return places.hasMoreElements();
            }

            @Override
            public InputStream nextElement() {
                return part(id, places.nextElement());
            }
        });
    }

    private InputStream part(UUID id, long from) {
        return new ByteArrayInputStream(
                database.sql("select content from upload_part where upload_id = :id and from_byte = :from")
                        .param("id", id)
                        .param("from", from)
                        .query(byte[].class)
                        .optional()
                        .orElseThrow(() -> new Refusal("The upload was interrupted. Try again.")));
    }

    /**
     * Ends the upload with what {@code work} does and says, in one transaction; asked again, it only says it again.
     *
     * @return what the candidate is told
     */
    String finish(UUID enrolment, UUID id, Supplier<String> work) {
        var upload = read(enrolment, id, " for update").orElseThrow(NotFound::new);
        if (upload.result() != null) {
            return upload.result();
        }
        var result = work.get();
        database.sql("update upload set result = :result, touched_at = :now where id = :id")
                .param("result", result)
                .param("now", now())
                .param("id", id)
                .update();
        database.sql("delete from upload_part where upload_id = :id")
                .param("id", id)
                .update();
        return result;
    }

    /** Forgets the upload and all that has arrived. */
    void forget(UUID enrolment, UUID id) {
        database.sql("delete from upload where id = :id and enrolment_id = :enrolment and result is null")
                .param("id", id)
                .param("enrolment", enrolment)
                .update();
    }

    /** Forgets uploads nobody has touched for this long; how many. */
    int sweep(Duration untouched) {
        return database.sql("delete from upload where touched_at < :before")
                .param("before", Timestamp.from(clock.instant().minus(untouched)))
                .update();
    }

    private Timestamp now() {
        return Timestamp.from(clock.instant());
    }
}
