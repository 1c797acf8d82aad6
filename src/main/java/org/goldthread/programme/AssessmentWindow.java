package org.goldthread.programme;

import jakarta.persistence.Entity;
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
import org.springframework.data.domain.Persistable;

/** A window in which scripts are handed in, and the dates that follow from it. */
@Entity
@Table(name = "assessment_window")
class AssessmentWindow implements Persistable<UUID> {

    private static final int MOST_SEATS = 5000;

    @Id
    private UUID id;

    private String qualification;
    private String name;
    private Instant opens;
    private Instant closes;
    private Instant bookingCloses;
    private Instant confirmBy;
    private Instant verifyBy;
    private Instant markingBy;
    private Instant moderationBy;
    private Instant resultsAt;
    private int seats;
    private Instant announcedAt;

    @Version
    private int version;

    @Transient
    private boolean fresh;

    protected AssessmentWindow() {}

    AssessmentWindow(UUID id, String qualification, String name, WindowDates dates, int seats) {
        this.id = id;
        this.qualification = qualification;
        this.fresh = true;
        rename(name);
        resize(seats);
        date(dates);
    }

    void rename(String newName) {
        this.name = Change.name("name", newName, 80);
    }

    void resize(int newSeats) {
        if (newSeats < 1 || newSeats > MOST_SEATS) {
            throw new Refusal("seats", "Enter a number of seats from 1 to " + MOST_SEATS + ".");
        }
        this.seats = newSeats;
    }

    /** Moves the window; what has passed stays as it was, and says whether anything moved. */
    boolean move(WindowDates dates, Instant now) {
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
        if (announcedAt != null || !closes.isAfter(now)) {
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
                qualification,
                name,
                opens,
                closes,
                bookingCloses,
                confirmBy,
                verifyBy,
                markingBy,
                moderationBy,
                resultsAt,
                seats);
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
