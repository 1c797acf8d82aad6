package org.goldthread.marking;

import jakarta.persistence.CollectionTable;
import jakarta.persistence.Column;
import jakarta.persistence.ElementCollection;
import jakarta.persistence.Embeddable;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.FetchType;
import jakarta.persistence.Id;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.MapKeyColumn;
import jakarta.persistence.Version;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.goldthread.shared.Refusal;
import org.jspecify.annotations.Nullable;

/**
 * One person's marks for one script. It begins with the declaration of no interest, is saved as often as wanted, and never
 * changes once it is final.
 */
@Entity
class MarkSheet {

    /** What the marks are for. An assessor is not told whether theirs are the first or the second. */
    enum Purpose {
        FIRST("First marker"),
        SECOND("Second marker"),
        MODERATION("Moderator"),
        SETTLEMENT("Settled"),
        /** Marks the appealed areas of a released script afresh. */
        APPEAL("Fresh marker"),
        /** Of a standard script: no mark of a candidate. */
        STANDARD("Standard script");

        private final String words;

        Purpose(String words) {
            this.words = words;
        }

        /** As it is shown to whoever may see several sheets. */
        String words() {
            return words;
        }
    }

    enum State {
        DECLARED,
        DRAFT,
        FINAL,
        INTERESTED,
        /** Was final, and a later round of marking or moderation took its place. */
        SET_ASIDE
    }

    /** What is entered for one criterion so far. */
    @Embeddable
    record Line(
            @Nullable Integer mark,
            @Nullable String comment,
            @Nullable String evidence) {}

    @Id
    private UUID id;

    private UUID script;
    private UUID person;

    @Enumerated(EnumType.STRING)
    private Purpose purpose;

    @Enumerated(EnumType.STRING)
    private State state;

    @Column
    private Instant declaredAt;

    private @Nullable Instant savedAt;
    private @Nullable Instant finalAt;
    private @Nullable String submissionHash;

    @ElementCollection(fetch = FetchType.EAGER)
    @CollectionTable(name = "mark_sheet_line", joinColumns = @JoinColumn(name = "sheet"))
    @MapKeyColumn(name = "criterion")
    private Map<String, Line> lines = new HashMap<>();

    @Version
    private Long version;

    protected MarkSheet() {}

    private MarkSheet(UUID script, UUID person, Purpose purpose, State state, Instant now) {
        this.id = UUID.randomUUID();
        this.script = script;
        this.person = person;
        this.purpose = purpose;
        this.state = state;
        this.declaredAt = now;
    }

    /** Begins the sheet of somebody who declares to have no interest in the outcome. */
    static MarkSheet withoutInterest(UUID script, UUID person, Purpose purpose, Instant now) {
        return new MarkSheet(script, person, purpose, State.DECLARED, now);
    }

    /** Records an interest: this person never marks this script. */
    static MarkSheet withInterest(UUID script, UUID person, Purpose purpose, Instant now) {
        return new MarkSheet(script, person, purpose, State.INTERESTED, now);
    }

    /** The same person comes back to the script after giving it away; in the meantime its turn may have changed. */
    void resumeAs(Purpose now) {
        if (state == State.DECLARED || state == State.DRAFT) {
            purpose = now;
        }
    }

    /** An interest found later takes the place of a sheet that is not final. */
    void turnsOutInterested(Instant now) {
        mustBeOpen();
        lines.clear();
        state = State.INTERESTED;
        declaredAt = now;
    }

    /** Keeps what is entered so far. */
    void save(Map<String, Line> entered, Instant now) {
        mustBeOpen();
        lines.clear();
        lines.putAll(entered);
        state = State.DRAFT;
        savedAt = now;
    }

    /** Makes the marks final, for the files with this hash and no others. */
    void finish(String judged, Instant now) {
        mustBeOpen();
        state = State.FINAL;
        submissionHash = judged;
        finalAt = now;
    }

    /** A later round takes the place of this sheet; what stands in it stays as it is. */
    void setAside() {
        if (state == State.FINAL) {
            state = State.SET_ASIDE;
        }
    }

    /** Whether the sheet is final, or was until a later round took its place. */
    boolean wasFinal() {
        return state == State.FINAL || state == State.SET_ASIDE;
    }

    void mustBeOpen() {
        if (wasFinal()) {
            throw new Refusal("This mark sheet is final. It cannot be changed any more.");
        }
        if (state == State.INTERESTED) {
            throw new Refusal("You have declared an interest in this script, so you cannot mark it.");
        }
    }

    UUID id() {
        return id;
    }

    UUID script() {
        return script;
    }

    UUID person() {
        return person;
    }

    Purpose purpose() {
        return purpose;
    }

    State state() {
        return state;
    }

    Map<String, Line> lines() {
        return Map.copyOf(lines);
    }

    Map<String, Integer> marks() {
        var marks = new HashMap<String, Integer>();
        lines.forEach((criterion, line) -> {
            if (line.mark() != null) {
                marks.put(criterion, line.mark());
            }
        });
        return marks;
    }

    long version() {
        return version == null ? 0 : version;
    }

    /** The hash of the set of files that was judged; null as long as the sheet is open. */
    @Nullable
    String submissionHash() {
        return submissionHash;
    }

    @Nullable
    Instant savedAt() {
        return savedAt;
    }

    @Nullable
    Instant finalAt() {
        return finalAt;
    }
}
