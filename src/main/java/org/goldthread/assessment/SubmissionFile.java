package org.goldthread.assessment;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Transient;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.data.domain.Persistable;

/** One file of a submission. It never changes: to replace it is to remove it and to add another. */
@Entity
@Table(name = "submission_file")
class SubmissionFile implements Persistable<UUID> {

    /** The kind of the candidate's own text; every other kind is the key of a document the edition requires. */
    static final String SCRIPT = "script";

    @Id
    private UUID id;

    private UUID submissionId;
    private String kind;
    private String criterion;
    private String name;
    private String contentType;
    private long bytes;
    private String hash;
    private Integer words;
    private Instant addedAt;

    @Transient
    private boolean added;

    protected SubmissionFile() {}

    SubmissionFile(UUID submission, String kind, @Nullable String criterion, ReceivedFile file, Instant now) {
        this.id = UUID.randomUUID();
        this.submissionId = submission;
        this.kind = kind;
        this.criterion = criterion;
        this.name = file.name();
        this.contentType = file.type().mediaType();
        this.bytes = file.bytes();
        this.hash = file.hash();
        this.words = file.words();
        this.addedAt = now;
        this.added = true;
    }

    @Override
    public UUID getId() {
        return id;
    }

    @Override
    public boolean isNew() {
        return added;
    }

    boolean isScript() {
        return SCRIPT.equals(kind);
    }

    UUID submission() {
        return submissionId;
    }

    String kind() {
        return kind;
    }

    String name() {
        return name;
    }

    String contentType() {
        return contentType;
    }

    long bytes() {
        return bytes;
    }

    String hash() {
        return hash;
    }

    /** The counted words of a script; null if they could not be counted, and for other documents. */
    @Nullable
    Integer words() {
        return words;
    }

    Instant addedAt() {
        return addedAt;
    }
}
