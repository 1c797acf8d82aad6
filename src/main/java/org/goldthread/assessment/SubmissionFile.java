package org.goldthread.assessment;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Transient;
import java.time.Instant;
import java.util.UUID;
import org.goldthread.programme.EditionView.AssessedTask;
import org.jspecify.annotations.Nullable;
import org.springframework.data.domain.Persistable;

/** One file of a submission. It never changes: to replace it is to remove it and to add another. */
@Entity
@Table(name = "submission_file")
class SubmissionFile implements Persistable<UUID> {

    /** The kind of the candidate's own text where an edition has one task; other kinds are keys of tasks and documents. */
    static final String SCRIPT = AssessedTask.ONLY;

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
    private boolean script;
    private boolean carried;

    @Transient
    private boolean added;

    protected SubmissionFile() {}

    SubmissionFile(UUID submission, SubmissionPlace at, ReceivedFile file, Instant now) {
        this.id = UUID.randomUUID();
        this.submissionId = submission;
        this.kind = at.kind();
        this.criterion = at.criterion();
        this.script = at.script();
        this.name = file.name();
        this.contentType = file.type().mediaType();
        this.bytes = file.bytes();
        this.hash = file.hash();
        this.words = file.words();
        this.addedAt = now;
        this.added = true;
    }

    /** The same file in a later attempt, for which it is not asked again. */
    SubmissionFile carriedTo(UUID submission) {
        var copy = new SubmissionFile();
        copy.id = UUID.randomUUID();
        copy.submissionId = submission;
        copy.kind = kind;
        copy.criterion = criterion;
        copy.name = name;
        copy.contentType = contentType;
        copy.bytes = bytes;
        copy.hash = hash;
        copy.words = words;
        copy.addedAt = addedAt;
        copy.script = script;
        copy.carried = true;
        copy.added = true;
        return copy;
    }

    @Override
    public UUID getId() {
        return id;
    }

    @Override
    public boolean isNew() {
        return added;
    }

    /** Whether it is the text of a task and not a document that goes with it. */
    boolean isScript() {
        return script;
    }

    /** Whether it stays from an earlier attempt, in which its area was passed. */
    boolean isCarried() {
        return carried;
    }

    FileType type() {
        return FileType.ofMedia(contentType).orElseThrow(() -> new IllegalStateException("No type " + contentType));
    }

    @Nullable
    String criterion() {
        return criterion;
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
