package org.goldthread.marking;

import jakarta.persistence.CollectionTable;
import jakarta.persistence.Column;
import jakarta.persistence.ElementCollection;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.FetchType;
import jakarta.persistence.Id;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.MapKeyColumn;
import jakarta.persistence.PostLoad;
import jakarta.persistence.PostPersist;
import jakarta.persistence.Transient;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.data.domain.Persistable;

/** The marks that stand for a script: one row a version. A version is never changed, only followed by another. */
@Entity
class StandingMarks implements Persistable<UUID> {

    /** How the marks came to stand. */
    enum Origin {
        MARKED,
        SETTLED,
        MODERATED,
        ADJUSTED,
        VOIDED,
        APPEALED
    }

    @Id
    private UUID id;

    private UUID script;
    private int version;

    @Enumerated(EnumType.STRING)
    private Origin origin;

    private UUID actor;

    @Column
    private String reason;

    @Column
    private Instant madeAt;

    @ElementCollection(fetch = FetchType.EAGER)
    @CollectionTable(name = "standing_mark", joinColumns = @JoinColumn(name = "standing"))
    @MapKeyColumn(name = "criterion")
    @Column(name = "mark")
    private Map<String, Integer> marks = new HashMap<>();

    @ElementCollection
    @CollectionTable(name = "standing_marks_sheet", joinColumns = @JoinColumn(name = "standing"))
    @MapKeyColumn(name = "sheet")
    @Column(name = "sheet_version")
    private Map<UUID, Long> judged = new HashMap<>();

    @Transient
    private boolean fresh;

    protected StandingMarks() {}

    StandingMarks(
            UUID script,
            int version,
            Origin origin,
            UUID actor,
            @Nullable String reason,
            Map<String, Integer> marks,
            List<MarkSheet> judged,
            Instant now) {
        this.id = UUID.randomUUID();
        this.script = script;
        this.version = version;
        this.origin = origin;
        this.actor = actor;
        this.reason = reason;
        this.marks.putAll(marks);
        judged.forEach(sheet -> this.judged.put(sheet.id(), sheet.version()));
        this.madeAt = now;
        this.fresh = true;
    }

    @PostLoad
    @PostPersist
    void stored() {
        fresh = false;
    }

    @Override
    public UUID getId() {
        return id;
    }

    @Override
    public boolean isNew() {
        return fresh;
    }

    UUID script() {
        return script;
    }

    int version() {
        return version;
    }

    Origin origin() {
        return origin;
    }

    UUID actor() {
        return actor;
    }

    Map<String, Integer> marks() {
        return Map.copyOf(marks);
    }
}
