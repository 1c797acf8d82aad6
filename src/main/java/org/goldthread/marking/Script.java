package org.goldthread.marking;

import jakarta.persistence.CollectionTable;
import jakarta.persistence.Column;
import jakarta.persistence.ElementCollection;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.MapKeyColumn;
import jakarta.persistence.Version;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.goldthread.assessment.SubmissionView;
import org.jspecify.annotations.Nullable;

/** One attempt's submission under marking. Its id is the business key of its processes and leads to no name. */
@Entity
class Script {

    enum State {
        MARKING,
        MARKED,
        WITHDRAWN
    }

    @Id
    private UUID id;

    private @Nullable UUID submission;
    private @Nullable UUID enrolment;
    private int attempt;

    @Column(name = "window_id")
    private @Nullable UUID window;

    private @Nullable UUID standard;
    private @Nullable UUID seededIn;
    private @Nullable UUID givenTo;

    private String edition;
    private String candidateNumber;
    private String context;

    @Enumerated(EnumType.STRING)
    private State state;

    @Column
    private Instant createdAt;

    @Column
    private Instant markedAt;

    private @Nullable Instant markBy;
    private int marksPutAside;

    @ElementCollection
    @CollectionTable(name = "script_carried_mark", joinColumns = @JoinColumn(name = "script"))
    @MapKeyColumn(name = "criterion")
    @Column(name = "mark")
    private Map<String, Integer> carried = new HashMap<>();

    @Version
    private Long version;

    protected Script() {}

    /** A script to be marked, with the marks of an earlier attempt that need not be earned again. */
    Script(
            SubmissionView submission,
            String edition,
            String candidateNumber,
            String context,
            Map<String, Integer> carried,
            Instant now) {
        this.id = UUID.randomUUID();
        this.submission = submission.id();
        this.enrolment = submission.enrolment();
        this.attempt = submission.attempt();
        this.window = submission.window();
        this.edition = edition;
        this.candidateNumber = candidateNumber;
        this.context = context;
        this.state = State.MARKING;
        this.createdAt = now;
        this.carried.putAll(carried);
    }

    private Script(UUID standard, String edition, String candidateNumber, String context, Instant now) {
        this.id = UUID.randomUUID();
        this.standard = standard;
        this.attempt = 1;
        this.edition = edition;
        this.candidateNumber = candidateNumber;
        this.context = context;
        this.state = State.MARKING;
        this.createdAt = now;
    }

    /** A copy of a standard script among the live ones of a window; whoever marks it takes it for one of them. */
    static Script seeded(
            UUID standard, String edition, String candidateNumber, String context, UUID window, Instant now) {
        var script = new Script(standard, edition, candidateNumber, context, now);
        script.seededIn = window;
        return script;
    }

    /** A copy of a standard script for one person to calibrate on. */
    static Script calibrating(
            UUID standard,
            String edition,
            String candidateNumber,
            String context,
            UUID person,
            Instant by,
            Instant now) {
        var script = new Script(standard, edition, candidateNumber, context, now);
        script.givenTo = person;
        script.markBy = by;
        return script;
    }

    /** The marks stand. Whether this was the first call: repeated ones change nothing. */
    boolean marked(Instant now) {
        if (state != State.MARKING) {
            return false;
        }
        state = State.MARKED;
        markedAt = now;
        return true;
    }

    /** The marks up to this version no longer count: the script is marked again, until then. */
    void markAgain(int version, Instant by) {
        if (state != State.MARKED) {
            throw new IllegalStateException("Script " + id + " is not marked");
        }
        state = State.MARKING;
        marksPutAside = version;
        markBy = by;
    }

    /** The candidate has left before the marks stood. Whether there was anything to withdraw. */
    boolean withdraw() {
        if (state != State.MARKING) {
            return false;
        }
        state = State.WITHDRAWN;
        return true;
    }

    UUID id() {
        return id;
    }

    UUID submission() {
        return live(submission);
    }

    UUID enrolment() {
        return live(enrolment);
    }

    /** The standard script it is a copy of; empty for a candidate's script. */
    Optional<UUID> standard() {
        return Optional.ofNullable(standard);
    }

    boolean isStandard() {
        return standard != null;
    }

    /** The one person who may mark it: somebody who calibrates on it. */
    Optional<UUID> givenTo() {
        return Optional.ofNullable(givenTo);
    }

    private UUID live(@Nullable UUID part) {
        return Objects.requireNonNull(part, () -> "Script " + id + " is no candidate's");
    }

    int attempt() {
        return attempt;
    }

    /** The window it is marked in. */
    UUID window() {
        return live(window == null ? seededIn : window);
    }

    String edition() {
        return edition;
    }

    String candidateNumber() {
        return candidateNumber;
    }

    String context() {
        return context;
    }

    boolean isMarked() {
        return state == State.MARKED;
    }

    int marksPutAside() {
        return marksPutAside;
    }

    /** Until when it is to be marked if not by the window's own date. */
    Optional<Instant> markBy() {
        return Optional.ofNullable(markBy);
    }

    Map<String, Integer> carried() {
        return Map.copyOf(carried);
    }
}
