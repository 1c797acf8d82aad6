package org.goldthread.project;

import jakarta.persistence.CollectionTable;
import jakarta.persistence.Column;
import jakarta.persistence.ElementCollection;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.MapKeyColumn;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import org.goldthread.shared.Refusal;
import org.jspecify.annotations.Nullable;

/** A candidate's improvement project, from the proposal to the review of its last term. */
@Entity
@Table(name = "project")
class Project {

    enum Standing {
        PROPOSED,
        RETURNED,
        APPROVED
    }

    /** What a candidate proposes. */
    record Proposal(String title, String pupilAim, String teamAim, int teamSize, String phase) {}

    /** When an approved project runs. */
    record Terms(LocalDate startsOn, LocalDate termOneEndsOn, LocalDate endOn) {}

    @Id
    private UUID enrolment;

    @Version
    private Integer version;

    private String title;
    private String pupilAim;
    private String teamAim;
    private int teamSize;
    private String phase;

    @Enumerated(EnumType.STRING)
    private Standing standing;

    @Column
    private Instant proposedAt;

    @Column
    private UUID decidedBy;

    @Column
    private Instant decidedAt;

    private String decisionReason;
    private LocalDate startsOn;
    private LocalDate termOneEndsOn;
    private LocalDate termsEndOn;

    @ElementCollection
    @CollectionTable(name = "term_review", joinColumns = @JoinColumn(name = "project"))
    @MapKeyColumn(name = "term")
    private Map<Integer, TermReview> reviews = new TreeMap<>();

    protected Project() {}

    Project(UUID enrolment, Proposal proposal, Instant now) {
        this.enrolment = enrolment;
        propose(proposal, now);
    }

    /** Proposes it, the first time or again after it was returned. */
    final void propose(Proposal proposal, Instant now) {
        if (standing == Standing.APPROVED) {
            throw new Refusal("Your sponsor has already approved this project.");
        }
        title = proposal.title();
        pupilAim = proposal.pupilAim();
        teamAim = proposal.teamAim();
        teamSize = proposal.teamSize();
        phase = proposal.phase();
        standing = Standing.PROPOSED;
        proposedAt = now;
    }

    void sendBack(UUID sponsor, String reason, Instant now) {
        decide(Standing.RETURNED, sponsor, reason, now);
    }

    void approve(UUID sponsor, @Nullable String comment, Instant now) {
        decide(Standing.APPROVED, sponsor, comment, now);
    }

    private void decide(Standing as, UUID sponsor, @Nullable String reason, Instant now) {
        if (standing != Standing.PROPOSED) {
            throw new Refusal("This project is not waiting for a decision.");
        }
        standing = as;
        decidedBy = sponsor;
        decidedAt = now;
        decisionReason = reason;
    }

    /** Sets the dates once; a second call changes nothing. */
    void run(Terms terms) {
        if (standing != Standing.APPROVED) {
            throw new IllegalStateException("Project " + enrolment + " is not approved");
        }
        if (startsOn == null) {
            startsOn = terms.startsOn();
            termOneEndsOn = terms.termOneEndsOn();
            termsEndOn = terms.endOn();
        }
    }

    /** The terms still to end on that day end so many days later; what is over stays. */
    void pause(LocalDate from, int days) {
        if (startsOn != null && termsEndOn.isAfter(from)) {
            termsEndOn = termsEndOn.plusDays(days);
            termOneEndsOn = termOneEndsOn.isAfter(from) ? termOneEndsOn.plusDays(days) : termOneEndsOn;
        }
    }

    /**
     * The lead accepts fewer school weeks than two terms.
     *
     * @throws Refusal if the project does not run, or the day is not an earlier one that is still to come
     */
    void shorten(LocalDate end, LocalDate today) {
        if (startsOn == null) {
            throw new Refusal("end", "This project has not started, so its terms have no dates yet.");
        }
        if (!end.isBefore(termsEndOn)) {
            throw new Refusal("end", "Choose a day before the present end of the two terms.");
        }
        if (end.isBefore(today)) {
            throw new Refusal("end", "Choose today or a later day.");
        }
        termsEndOn = end;
        termOneEndsOn = termOneEndsOn.isAfter(end) ? end : termOneEndsOn;
    }

    /** Closes the review of a term. The first closing stays. */
    void review(int term, TermReview review) {
        if (startsOn == null) {
            throw new Refusal("This project has not started.");
        }
        if (reviews.containsKey(term)) {
            throw new Refusal("The review of this term is already closed.");
        }
        reviews.put(term, review);
    }

    Optional<TermReview> reviewOf(int term) {
        return Optional.ofNullable(reviews.get(term));
    }

    ProjectView view() {
        return new ProjectView(enrolment, title, teamSize, phase, startsOn, termsEndOn);
    }

    Proposal proposal() {
        return new Proposal(title, pupilAim, teamAim, teamSize, phase);
    }

    Terms terms() {
        return new Terms(startsOn, termOneEndsOn, termsEndOn);
    }

    Standing standing() {
        return standing;
    }

    String decisionReason() {
        return decisionReason;
    }
}
