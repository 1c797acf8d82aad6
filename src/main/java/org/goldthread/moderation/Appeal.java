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
import org.goldthread.shared.Refusal;
import org.jspecify.annotations.Nullable;

/** An appeal against the released result of one attempt: lodged, admitted or not, marked afresh, decided. */
@Entity
class Appeal {

    enum State {
        LODGED("Waiting for the lead to admit it"),
        ADMITTED("Being marked afresh"),
        MARKED("Waiting for the lead's decision"),
        DECIDED("Decided"),
        REFUSED("Not admitted"),
        WITHDRAWN("Withdrawn");

        private final String words;

        State(String words) {
            this.words = words;
        }

        String words() {
            return words;
        }
    }

    @Id
    private UUID id;

    private UUID enrolment;
    private int attempt;
    private UUID script;
    private int resultVersion;

    @Column(name = "window_id")
    private UUID window;

    private String areas;
    private String grounds;

    @Column
    private UUID lodgedBy;

    private Instant lodgedAt;

    @Enumerated(EnumType.STRING)
    private State state;

    private @Nullable String reason;
    private @Nullable String decision;
    private @Nullable UUID decidedBy;
    private @Nullable Instant decidedAt;
    private String oldOutcome;
    private @Nullable String newOutcome;

    @Version
    private Long version;

    protected Appeal() {}

    Appeal(ResultView against, List<Integer> areas, String grounds, UUID person, Instant now) {
        this.id = UUID.randomUUID();
        this.enrolment = against.enrolment();
        this.attempt = against.attempt();
        this.script = against.script();
        this.resultVersion = against.version();
        this.window = against.window();
        this.oldOutcome = against.outcome();
        this.areas = areas.stream().map(String::valueOf).collect(Collectors.joining(","));
        this.grounds = grounds;
        this.lodgedBy = person;
        this.lodgedAt = now;
        this.state = State.LODGED;
    }

    void admit() {
        mustBe(State.LODGED);
        state = State.ADMITTED;
    }

    void refuse(UUID lead, String why, Instant now) {
        mustBe(State.LODGED);
        state = State.REFUSED;
        decided(lead, why, now);
    }

    void marked() {
        mustBe(State.ADMITTED);
        state = State.MARKED;
    }

    void decide(String what, UUID lead, String why, String outcome, Instant now) {
        mustBe(State.MARKED);
        state = State.DECIDED;
        decision = what;
        newOutcome = outcome;
        decided(lead, why, now);
    }

    private void decided(UUID lead, String why, Instant now) {
        decidedBy = lead;
        reason = why;
        decidedAt = now;
    }

    void withdraw(Instant now) {
        if (!isOpen()) {
            throw new Refusal("This appeal is closed. It cannot be withdrawn any more.");
        }
        state = State.WITHDRAWN;
        decidedAt = now;
    }

    private void mustBe(State needed) {
        if (state != needed) {
            throw new Refusal("This appeal has moved on in the meantime: " + state.words() + ".");
        }
    }

    boolean isOpen() {
        return state == State.LODGED || state == State.ADMITTED || state == State.MARKED;
    }

    boolean isChanged() {
        return "changed".equals(decision);
    }

    UUID id() {
        return id;
    }

    UUID enrolment() {
        return enrolment;
    }

    int attempt() {
        return attempt;
    }

    UUID script() {
        return script;
    }

    int resultVersion() {
        return resultVersion;
    }

    UUID window() {
        return window;
    }

    List<Integer> areas() {
        return Arrays.stream(areas.split(",")).map(Integer::valueOf).toList();
    }

    String grounds() {
        return grounds;
    }

    Instant lodgedAt() {
        return lodgedAt;
    }

    State state() {
        return state;
    }

    String reason() {
        return reason == null ? "" : reason;
    }

    @Nullable
    String decision() {
        return decision;
    }

    @Nullable
    UUID decidedBy() {
        return decidedBy;
    }

    @Nullable
    Instant decidedAt() {
        return decidedAt;
    }

    String oldOutcome() {
        return oldOutcome;
    }

    @Nullable
    String newOutcome() {
        return newOutcome;
    }
}
