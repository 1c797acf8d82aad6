package org.goldthread.programme;

import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.PostLoad;
import jakarta.persistence.PostPersist;
import jakarta.persistence.Table;
import jakarta.persistence.Transient;
import jakarta.persistence.Version;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import org.goldthread.shared.Refusal;
import org.jspecify.annotations.Nullable;
import org.springframework.data.domain.Persistable;

/** One dated session of a cohort. */
@Entity
@Table(name = "cohort_session")
class CohortSession implements Persistable<UUID> {

    /** A register can be taken late, but a session further back than this is a slip of the pen. */
    static final Duration LATEST_ENTRY = Duration.ofDays(28);

    @Id
    private UUID id;

    private UUID cohort;

    @Enumerated(EnumType.STRING)
    private SessionView.Kind kind;

    private int number;
    private String title;
    private Instant startsAt;
    private Instant endsAt;
    private String venue;
    private UUID facilitator;
    private Instant announcedAt;

    @Version
    private int version;

    @Transient
    private boolean fresh;

    protected CohortSession() {}

    CohortSession(UUID cohort, SessionView.Kind kind, int number, String title, Instant startsAt, Duration length) {
        this.id = UUID.randomUUID();
        this.cohort = cohort;
        this.kind = kind;
        this.number = number;
        this.title = title;
        this.fresh = true;
        date(startsAt, length);
    }

    void hold(String newVenue, @Nullable UUID newFacilitator) {
        this.venue = Change.name("venue", newVenue, 200);
        this.facilitator = newFacilitator;
    }

    void move(Instant newStart, Duration length, Instant now) {
        if (!newStart.equals(startsAt) && newStart.isBefore(now.minus(LATEST_ENTRY))) {
            throw new Refusal("startsOn", "Enter a day no more than four weeks ago.");
        }
        date(newStart, length);
    }

    private void date(Instant newStart, Duration length) {
        if (length.compareTo(Duration.ofMinutes(30)) < 0 || length.compareTo(Duration.ofHours(10)) > 0) {
            throw new Refusal("endsAt", "A session lasts between half an hour and ten hours.");
        }
        this.startsAt = newStart;
        this.endsAt = newStart.plus(length);
    }

    /** Marks the session as told to the journeys; false if it is too long ago for anybody to wait for it. */
    boolean announce(Instant now) {
        if (announcedAt != null || startsAt.isBefore(now.minus(LATEST_ENTRY))) {
            return false;
        }
        announcedAt = now;
        return true;
    }

    boolean isAnnounced() {
        return announcedAt != null;
    }

    UUID cohort() {
        return cohort;
    }

    String title() {
        return title;
    }

    Instant endsAt() {
        return endsAt;
    }

    int version() {
        return version;
    }

    SessionView view() {
        return new SessionView(id, cohort, kind, number, title, startsAt, venue, facilitator);
    }

    @Override
    public UUID getId() {
        return id;
    }

    @Override
    public boolean isNew() {
        return fresh;
    }

    @PostLoad
    @PostPersist
    void stored() {
        fresh = false;
    }
}
