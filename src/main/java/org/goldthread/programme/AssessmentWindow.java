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
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import org.goldthread.shared.Refusal;
import org.springframework.data.domain.Persistable;

/** A window in which scripts are handed in, and the dates that follow from it. */
@Entity
@Table(name = "assessment_window")
class AssessmentWindow implements Persistable<UUID> {

    @Id
    private UUID id;

    private List<String> qualifications;
    private String name;
    private Instant opens;
    private Instant closes;
    private Instant bookingCloses;
    private Instant confirmBy;
    private Instant verifyBy;
    private Instant markingBy;
    private Instant moderationBy;
    private Instant resultsAt;

    @Enumerated(EnumType.STRING)
    private LateDecider lateDecidedBy;

    private Instant announcedAt;
    private Instant cancelledAt;

    @Version
    private int version;

    @Transient
    private boolean fresh;

    protected AssessmentWindow() {}

    AssessmentWindow(UUID id, Collection<String> qualifications, String name, LateDecider late, WindowDates dates) {
        this.id = id;
        this.qualifications = List.of();
        this.lateDecidedBy = late;
        this.fresh = true;
        serve(qualifications);
        rename(name);
        date(dates);
    }

    void rename(String newName) {
        this.name = Change.name("name", newName, 80);
    }

    /** Says which qualifications the window is for; one that it serves already stays. */
    void serve(Collection<String> wanted) {
        if (wanted.isEmpty()) {
            throw new Refusal("qualifications", "Choose at least one qualification.");
        }
        if (!wanted.containsAll(qualifications)) {
            throw new Refusal(
                    "qualifications",
                    "Candidates may have booked already, so a qualification cannot be taken out. Cancel the window instead.");
        }
        this.qualifications = wanted.stream().sorted().distinct().toList();
    }

    void decideLate(LateDecider by) {
        this.lateDecidedBy = by;
    }

    /** Nobody can hand in here any more; only before it opens. */
    void cancel(Instant now) {
        if (cancelledAt != null) {
            throw new Refusal("The window is cancelled already.");
        }
        if (!opens.isAfter(now)) {
            throw new Refusal(
                    "The window has opened, so it cannot be cancelled. Move the dates that are still to come.");
        }
        cancelledAt = now;
    }

    /** Moves the window; what has passed stays as it was, and says whether anything moved. */
    boolean move(WindowDates dates, Instant now) {
        if (cancelledAt != null) {
            throw new Refusal("The window is cancelled. Add another one.");
        }
        if (dates.equals(dates())) {
            return false;
        }
        stays("opensOn", "opened", opens, dates.opens(), now);
        stays("closesOn", "closed", closes, dates.closes(), now);
        stays("markingBy", "passed the end of marking", markingBy, dates.markingBy(), now);
        stays("moderationBy", "passed the end of moderation", moderationBy, dates.moderationBy(), now);
        stays("resultsOn", "had its results released", resultsAt, dates.resultsAt(), now);
        date(dates);
        return true;
    }

    private static void stays(String field, String happened, Instant old, Instant asked, Instant now) {
        if (old.equals(asked)) {
            return;
        }
        if (!old.isAfter(now)) {
            throw new Refusal(field, "The window has " + happened + ", so this date stays.");
        }
        if (!asked.isAfter(now)) {
            throw new Refusal(field, "Enter a day in the future.");
        }
    }

    private void date(WindowDates dates) {
        inOrder("closesOn", "The window must close after it opens.", dates.opens(), dates.closes());
        inOrder("closesOn", "Verification must be due after the window closes.", dates.closes(), dates.verifyBy());
        inOrder("markingBy", "Marking must end after verification is due.", dates.verifyBy(), dates.markingBy());
        inOrder("moderationBy", "Moderation must end after marking.", dates.markingBy(), dates.moderationBy());
        inOrder(
                "resultsOn",
                "Results must be released after moderation ends.",
                dates.moderationBy(),
                dates.resultsAt());
        this.opens = dates.opens();
        this.closes = dates.closes();
        this.bookingCloses = dates.bookingCloses();
        this.confirmBy = dates.confirmBy();
        this.verifyBy = dates.verifyBy();
        this.markingBy = dates.markingBy();
        this.moderationBy = dates.moderationBy();
        this.resultsAt = dates.resultsAt();
    }

    private static void inOrder(String field, String sentence, Instant earlier, Instant later) {
        if (Duration.between(earlier, later).compareTo(Duration.ofHours(1)) < 0) {
            throw new Refusal(field, sentence);
        }
    }

    /** Marks the window as told to whoever runs windows; false if nobody can hand in any more. */
    boolean announce(Instant now) {
        if (announcedAt != null || cancelledAt != null || !closes.isAfter(now)) {
            return false;
        }
        announcedAt = now;
        return true;
    }

    boolean isAnnounced() {
        return announcedAt != null;
    }

    int version() {
        return version;
    }

    String name() {
        return name;
    }

    WindowDates dates() {
        return new WindowDates(opens, closes, bookingCloses, confirmBy, verifyBy, markingBy, moderationBy, resultsAt);
    }

    WindowView view() {
        return new WindowView(
                id,
                qualifications,
                name,
                opens,
                closes,
                bookingCloses,
                confirmBy,
                verifyBy,
                markingBy,
                moderationBy,
                resultsAt,
                lateDecidedBy,
                cancelledAt != null);
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
