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
import org.jspecify.annotations.Nullable;

/**
 * A script in its window's sample: why it is there, and how the moderator's judgement compares. Marks that change later make
 * the judgement void; then another round begins.
 */
@Entity
class SampledScript {

    enum Judgement {
        UPHELD("upheld"),
        BEYOND("beyond tolerance"),
        DISPUTED("within tolerance, and disputed");

        private final String words;

        Judgement(String words) {
            this.words = words;
        }

        String words() {
            return words;
        }
    }

    @Id
    private UUID script;

    @Column(name = "window_id")
    private UUID window;

    private String reasons;

    @Column
    private boolean atRandom;

    @Column
    private Instant drawnAt;

    private @Nullable UUID assessor;
    private int round = 1;
    private @Nullable Integer judgedVersion;
    private @Nullable Boolean within;

    @Enumerated(EnumType.STRING)
    private @Nullable Judgement judgement;

    private @Nullable String judgementReason;
    private @Nullable UUID moderator;
    private @Nullable Integer closedVersion;
    private @Nullable Instant doneAt;

    @Version
    private Long version;

    protected SampledScript() {}

    SampledScript(UUID script, UUID window, @Nullable UUID assessor, Set<Sample.Reason> reasons, Instant now) {
        this.script = script;
        this.window = window;
        this.assessor = assessor;
        this.reasons = reasons.stream().map(Enum::name).collect(Collectors.joining(","));
        this.atRandom = reasons.contains(Sample.Reason.RANDOM);
        this.drawnAt = now;
    }

    /** The moderator's blind marks are final and lie within tolerance of this version, or do not. */
    void compared(UUID by, int marksVersion, boolean nearEnough) {
        moderator = by;
        judgedVersion = marksVersion;
        within = nearEnough;
    }

    /** The moderator, having seen the marks, agrees or disputes; a dispute has a reason. */
    Judgement conclude(boolean agrees, @Nullable String reason) {
        judgement = !Boolean.TRUE.equals(within) ? Judgement.BEYOND : agrees ? Judgement.UPHELD : Judgement.DISPUTED;
        judgementReason = reason;
        return judgement;
    }

    /** Moderation is over and left marks of this version behind. Whether this was the first call. */
    boolean done(int marksVersion, Instant now) {
        if (doneAt != null) {
            return false;
        }
        closedVersion = marksVersion;
        doneAt = now;
        return true;
    }

    /** The judgement no longer holds: another moderator judges the script in another round. */
    void again() {
        round++;
        doneAt = null;
        closedVersion = null;
        judgement = null;
        judgementReason = null;
        within = null;
        moderator = null;
    }

    /** Whether marks of this version are what moderation left behind: upheld as judged, or settled after it. */
    boolean covers(int marksVersion) {
        return doneAt != null && closedVersion != null && closedVersion == marksVersion;
    }

    UUID script() {
        return script;
    }

    UUID window() {
        return window;
    }

    @Nullable
    UUID assessor() {
        return assessor;
    }

    List<Sample.Reason> reasons() {
        return Arrays.stream(reasons.split(",")).map(Sample.Reason::valueOf).toList();
    }

    int round() {
        return round;
    }

    @Nullable
    Integer judgedVersion() {
        return judgedVersion;
    }

    boolean isWithin() {
        return Boolean.TRUE.equals(within);
    }

    @Nullable
    Judgement judgement() {
        return judgement;
    }

    @Nullable
    UUID moderator() {
        return moderator;
    }

    @Nullable
    String judgementReason() {
        return judgementReason;
    }

    boolean isDone() {
        return doneAt != null;
    }
}
