package org.goldthread.learning;

import jakarta.persistence.CascadeType;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.OneToMany;
import jakarta.persistence.OrderBy;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.goldthread.learning.EnrolmentView.Standing;
import org.goldthread.shared.Refusal;

/** A candidate on the programme: with whom, until when, and how it ended. */
@Entity
@Table(name = "enrolment")
class Enrolment {

    /** Longest extension at once: far more than any reason needs, short enough to catch a mistyped year. */
    private static final int LONGEST_EXTENSION_MONTHS = 24;

    @Id
    private UUID id;

    @Version
    private Integer version;

    private UUID person;
    private String number;
    private String qualification;
    private String edition;
    private String partner;
    private String schoolUrn;
    private String post;
    private UUID cohort;
    private UUID sponsor;
    private UUID coach;
    private Instant openedAt;
    private Instant clockStarts;
    private Instant clockEnds;

    @Enumerated(EnumType.STRING)
    private Standing standing;

    private Instant deferredAt;

    @Column
    private Instant endedAt;

    private String endReason;

    @OneToMany(cascade = CascadeType.PERSIST)
    @JoinColumn(name = "enrolment", nullable = false, updatable = false)
    @OrderBy("grantedAt")
    private List<Extension> extensions = new ArrayList<>();

    @OneToMany(cascade = CascadeType.PERSIST)
    @JoinColumn(name = "enrolment", nullable = false, updatable = false)
    @OrderBy("deferredAt")
    private List<Deferral> deferrals = new ArrayList<>();

    protected Enrolment() {}

    Enrolment(Enrolments.NewEnrolment from, String qualification, Instant openedAt, ProgrammeClock programmeClock) {
        this.id = from.id();
        this.person = from.person();
        this.number = from.number();
        this.qualification = qualification;
        this.edition = from.edition();
        this.partner = from.partner();
        this.schoolUrn = from.schoolUrn();
        this.post = from.role();
        this.cohort = from.cohort();
        this.sponsor = from.sponsor();
        this.coach = from.coach();
        this.openedAt = openedAt;
        this.clockStarts = programmeClock.starts();
        this.clockEnds = programmeClock.ends();
        this.standing = Standing.ACTIVE;
    }

    EnrolmentView view() {
        return new EnrolmentView(
                id,
                person,
                number,
                edition,
                partner,
                schoolUrn,
                post,
                cohort,
                sponsor,
                coach,
                clockStarts,
                clockEnds,
                standing,
                deferredAt);
    }

    String qualification() {
        return qualification;
    }

    String endReason() {
        return endReason;
    }

    Instant openedAt() {
        return openedAt;
    }

    /** The cohort's induction was moved: the 18 months run from its new day, unless the lead has already extended them. */
    boolean restart(ProgrammeClock moved) {
        if (standing != Standing.ACTIVE || !extensions.isEmpty() || clockStarts.equals(moved.starts())) {
            return false;
        }
        clockStarts = moved.starts();
        clockEnds = moved.ends();
        return true;
    }

    void extend(LocalDate lastDay, ZoneId zone, Instant now, UUID actor, String reason) {
        live("extended");
        var until = ProgrammeClock.endOf(lastDay, zone);
        if (!until.isAfter(clockEnds)) {
            throw new Refusal("until", "Choose a day after the present end of the 18 months.");
        }
        if (lastDay.isAfter(clockEnds.atZone(zone).toLocalDate().plusMonths(LONGEST_EXTENSION_MONTHS))) {
            throw new Refusal("until", "Choose a day within two years of the present end.");
        }
        extensions.add(new Extension(now, actor, reason, clockEnds, until));
        clockEnds = until;
    }

    void defer(Deferral deferral, Instant now) {
        live("put on hold");
        if (deferredAt != null) {
            throw new Refusal("This place is on hold already.");
        }
        deferrals.add(deferral);
        deferredAt = now;
    }

    Instant deferredSince() {
        if (deferredAt == null) {
            throw new Refusal("This place is not on hold.");
        }
        return deferredAt;
    }

    /** The place goes on; the 18 months end so many days later. */
    void resume(int days, ZoneId zone, Instant now, UUID actor) {
        live("resumed");
        deferredSince();
        deferrals.stream().filter(Deferral::lasts).forEach(deferral -> deferral.end(now, actor));
        clockEnds = clockEnds.atZone(zone).plusDays(days).toInstant();
        deferredAt = null;
    }

    boolean extendedSince(Instant moment) {
        return extensions.stream().anyMatch(extension -> extension.grantedAt().isAfter(moment));
    }

    void sponsorBecomes(UUID newSponsor) {
        live("given another sponsor");
        if (newSponsor.equals(person)) {
            throw new Refusal("email", "A candidate cannot be their own sponsor.");
        }
        sponsor = newSponsor;
    }

    void coachBecomes(UUID newCoach) {
        live("given another coach");
        if (newCoach.equals(person)) {
            throw new Refusal("email", "A candidate cannot be their own coach.");
        }
        coach = newCoach;
    }

    void withdraw(Instant now, String reason) {
        end(Standing.WITHDRAWN, now, reason);
    }

    void lapse(Instant now, String reason) {
        end(Standing.LAPSED, now, reason);
    }

    void complete(Instant now) {
        end(Standing.COMPLETED, now, "Awarded");
    }

    void fail(Instant now, String reason) {
        end(Standing.FAILED, now, reason);
    }

    /** The end is taken back; the candidate is on the way again. Whether there was an end. */
    boolean reinstate() {
        if (standing != Standing.COMPLETED && standing != Standing.FAILED) {
            return false;
        }
        standing = Standing.ACTIVE;
        endedAt = null;
        endReason = null;
        return true;
    }

    private void end(Standing as, Instant now, String reason) {
        live("ended");
        standing = as;
        deferredAt = null;
        endedAt = now;
        endReason = reason;
    }

    private void live(String change) {
        if (standing != Standing.ACTIVE) {
            throw new Refusal("This enrolment has already ended, so it cannot be " + change + ".");
        }
    }
}
