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
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

/** A script in its window's sample: why it is there, and how the moderator's judgement compares. */
@Entity
class SampledScript {

    enum Judgement {
        UPHELD,
        BEYOND
    }

    @Id
    private UUID script;

    @Column(name = "window_id")
    private UUID window;

    private String reasons;
    private boolean atRandom;
    private Instant drawnAt;
    private Integer judgedVersion;

    @Enumerated(EnumType.STRING)
    private Judgement judgement;

    private UUID moderator;
    private Instant doneAt;

    @Version
    private Long version;

    protected SampledScript() {}

    SampledScript(UUID script, UUID window, Set<Sample.Reason> reasons, Instant now) {
        this.script = script;
        this.window = window;
        this.reasons = reasons.stream().map(Enum::name).collect(Collectors.joining(","));
        this.atRandom = reasons.contains(Sample.Reason.RANDOM);
        this.drawnAt = now;
    }

    /** The moderator has judged exactly this version of the marks. */
    void judged(UUID by, int marksVersion, boolean upheld) {
        moderator = by;
        judgedVersion = marksVersion;
        judgement = upheld ? Judgement.UPHELD : Judgement.BEYOND;
    }

    /** Moderation is over. Whether this was the first call. */
    boolean done(Instant now) {
        if (doneAt != null) {
            return false;
        }
        doneAt = now;
        return true;
    }

    /** Whether marks of this version are what moderation left behind: upheld as judged, or settled after it. */
    boolean covers(int marksVersion) {
        return doneAt != null
                && (judgement == Judgement.UPHELD ? marksVersion == judgedVersion : marksVersion > judgedVersion);
    }

    UUID script() {
        return script;
    }

    UUID window() {
        return window;
    }

    List<Sample.Reason> reasons() {
        return Arrays.stream(reasons.split(",")).map(Sample.Reason::valueOf).toList();
    }

    boolean isAtRandom() {
        return atRandom;
    }

    Judgement judgement() {
        return judgement;
    }

    boolean isDone() {
        return doneAt != null;
    }
}
