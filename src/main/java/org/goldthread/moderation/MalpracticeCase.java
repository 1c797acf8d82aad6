package org.goldthread.moderation;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Version;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;
import org.goldthread.marking.ScriptView;
import org.goldthread.shared.Refusal;
import org.jspecify.annotations.Nullable;

/** One concern about one script: raised by somebody, answered by the candidate or not, decided by another. */
@Entity
class MalpracticeCase {

    /** Where the concern came from. */
    enum Source {
        MARKER("an assessor or moderator"),
        LEAD("the lead"),
        SIMILARITY("the comparison of scripts");

        private final String words;

        Source(String words) {
            this.words = words;
        }

        String words() {
            return words;
        }
    }

    enum State {
        OPEN,
        ANSWERED,
        DECIDED,
        CLOSED
    }

    @Id
    private UUID id;

    private UUID script;
    private UUID enrolment;

    @Column
    private int attempt;

    @Column(name = "window_id")
    private UUID window;

    @Enumerated(EnumType.STRING)
    private Source source;

    private UUID raisedBy;
    private Instant raisedAt;
    private String report;
    private @Nullable Instant answerBy;
    private @Nullable String answer;

    @Column
    private @Nullable Instant answeredAt;

    @Enumerated(EnumType.STRING)
    private State state;

    private @Nullable String decision;
    private @Nullable String areas;
    private @Nullable String reason;
    private @Nullable UUID decidedBy;

    @Column
    private @Nullable Instant decidedAt;

    @Version
    private Long version;

    protected MalpracticeCase() {}

    MalpracticeCase(ScriptView of, Source source, UUID raisedBy, String report, Instant now) {
        this.id = UUID.randomUUID();
        this.script = of.id();
        this.enrolment = of.enrolment();
        this.attempt = of.attempt();
        this.window = of.window();
        this.source = source;
        this.raisedBy = raisedBy;
        this.report = report;
        this.raisedAt = now;
        this.state = State.OPEN;
    }

    void askUntil(Instant until) {
        answerBy = until;
    }

    void answer(String words, Instant now) {
        if (state != State.OPEN) {
            throw new Refusal("This concern is no longer open for an answer.");
        }
        answer = words;
        answeredAt = now;
        state = State.ANSWERED;
    }

    /** Refuses whoever raised the concern. */
    void mustBeAnother(UUID person) {
        if (person.equals(raisedBy)) {
            throw new Refusal("You raised this concern, so somebody else decides it.");
        }
    }

    void decide(String what, List<Integer> voided, String why, UUID lead, Instant now) {
        mustBeAnother(lead);
        if (state != State.OPEN && state != State.ANSWERED) {
            throw new Refusal("This case is already closed.");
        }
        state = State.DECIDED;
        decision = what;
        areas = voided.stream().map(String::valueOf).collect(Collectors.joining(","));
        reason = why;
        decidedBy = lead;
        decidedAt = now;
    }

    /** The candidate has left: nobody decides it any more. Whether it was still open. */
    boolean close() {
        if (state != State.OPEN && state != State.ANSWERED) {
            return false;
        }
        state = State.CLOSED;
        return true;
    }

    UUID id() {
        return id;
    }

    UUID script() {
        return script;
    }

    UUID enrolment() {
        return enrolment;
    }

    UUID window() {
        return window;
    }

    Source source() {
        return source;
    }

    String report() {
        return report;
    }

    Instant raisedAt() {
        return raisedAt;
    }

    @Nullable
    Instant answerBy() {
        return answerBy;
    }

    @Nullable
    String answer() {
        return answer;
    }

    @Nullable
    String decision() {
        return decision;
    }

    String reason() {
        return reason == null ? "" : reason;
    }

    /** Areas whose marks are void, by number; none means all. */
    List<Integer> areas() {
        return areas == null || areas.isEmpty()
                ? List.of()
                : Arrays.stream(areas.split(",")).map(Integer::valueOf).toList();
    }

    UUID decidedBy() {
        if (decidedBy == null) {
            throw new IllegalStateException("Case " + id + " is not decided");
        }
        return decidedBy;
    }
}
