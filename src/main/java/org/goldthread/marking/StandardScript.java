package org.goldthread.marking;

import jakarta.persistence.CollectionTable;
import jakarta.persistence.Column;
import jakarta.persistence.ElementCollection;
import jakarta.persistence.Embeddable;
import jakarta.persistence.Entity;
import jakarta.persistence.FetchType;
import jakarta.persistence.Id;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.MapKeyColumn;
import jakarta.persistence.Version;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** A script whose marks are agreed. It never changes once it is there; it can only be retired. */
@Entity
class StandardScript {

    /** The agreed mark of a criterion and why it is so. */
    @Embeddable
    record Agreed(int mark, String reason) {}

    @Id
    private UUID id;

    private String edition;
    private String title;
    private String context;
    private int words;
    private String sponsorComments;

    @Column
    private @Nullable UUID addedBy;

    private Instant addedAt;
    private @Nullable Instant retiredAt;

    @ElementCollection(fetch = FetchType.EAGER)
    @CollectionTable(name = "standard_script_file", joinColumns = @JoinColumn(name = "standard"))
    @MapKeyColumn(name = "kind")
    @Column(name = "document")
    private Map<String, UUID> files = new HashMap<>();

    @ElementCollection(fetch = FetchType.EAGER)
    @CollectionTable(name = "standard_script_mark", joinColumns = @JoinColumn(name = "standard"))
    @MapKeyColumn(name = "criterion")
    private Map<String, Agreed> agreed = new HashMap<>();

    @Version
    private Long version;

    protected StandardScript() {}

    StandardScript(
            String edition,
            String title,
            String context,
            int words,
            String sponsorComments,
            Map<String, UUID> files,
            Map<String, Agreed> agreed,
            @Nullable UUID addedBy,
            Instant now) {
        this.id = UUID.randomUUID();
        this.edition = edition;
        this.title = title;
        this.context = context;
        this.words = words;
        this.sponsorComments = sponsorComments;
        this.files.putAll(files);
        this.agreed.putAll(agreed);
        this.addedBy = addedBy;
        this.addedAt = now;
    }

    /** No new copy is made of it; whoever has one may finish it. */
    void retire(Instant now) {
        if (retiredAt == null) {
            retiredAt = now;
        }
    }

    UUID id() {
        return id;
    }

    String edition() {
        return edition;
    }

    String title() {
        return title;
    }

    String context() {
        return context;
    }

    int words() {
        return words;
    }

    String sponsorComments() {
        return sponsorComments;
    }

    Map<String, UUID> files() {
        return Map.copyOf(files);
    }

    Map<String, Agreed> agreed() {
        return Map.copyOf(agreed);
    }

    Map<String, Integer> marks() {
        return agreed.entrySet().stream().collect(Collectors.toMap(Map.Entry::getKey, line -> line.getValue()
                .mark()));
    }

    Instant addedAt() {
        return addedAt;
    }
}
