package org.goldthread.assessment;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Transient;
import java.time.Instant;
import java.util.Collection;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.data.domain.Persistable;

/** A file the coach adds as further evidence. It never changes, and stays as it is while a verification stands on it. */
@Entity
@Table(name = "evidence_file")
class EvidenceFile implements Persistable<UUID> {

    /** The kind such a file has among a submission's documents. */
    static final String KIND = "coach-evidence";

    @Id
    private UUID id;

    private UUID submissionId;
    private UUID personId;
    private String name;
    private String contentType;
    private long bytes;
    private String hash;
    private Instant addedAt;

    @Transient
    private boolean added;

    protected EvidenceFile() {}

    EvidenceFile(UUID submission, UUID person, ReceivedFile file, Instant now) {
        this.id = UUID.randomUUID();
        this.submissionId = submission;
        this.personId = person;
        this.name = file.name();
        this.contentType = file.type().mediaType();
        this.bytes = file.bytes();
        this.hash = file.hash();
        this.addedAt = now;
        this.added = true;
    }

    /** The fingerprint of a set of evidence: SHA-256 over the sorted lines of hash and size, as for a submission. */
    static String hashOf(Collection<EvidenceFile> files) {
        return Hashes.of(files.stream()
                .map(file -> KIND + ' ' + file.hash + ' ' + file.bytes)
                .sorted()
                .collect(Collectors.joining("\n")));
    }

    @Override
    public UUID getId() {
        return id;
    }

    @Override
    public boolean isNew() {
        return added;
    }

    UUID submission() {
        return submissionId;
    }

    UUID person() {
        return personId;
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

    Instant addedAt() {
        return addedAt;
    }
}
