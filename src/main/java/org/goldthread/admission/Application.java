package org.goldthread.admission;

import jakarta.persistence.Embedded;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.Instant;
import java.util.EnumSet;
import java.util.Set;
import java.util.UUID;
import org.goldthread.shared.Refusal;
import org.jspecify.annotations.Nullable;

/** One person's application to one intake, from its arrival to a place or another named end. */
@Entity
@Table(name = "application")
class Application {

    private static final Set<ApplicationState> BEFORE_SPONSOR =
            EnumSet.of(ApplicationState.RECEIVED, ApplicationState.IN_REVIEW, ApplicationState.WITH_SPONSOR);

    @Id
    private UUID id;

    @Version
    private Integer version;

    private String number;
    private UUID person;
    private UUID intake;
    private String partner;

    @Enumerated(EnumType.STRING)
    private ApplicationState state;

    @Embedded
    private Particulars particulars;

    private UUID sponsor;
    private UUID coach;
    private Instant submittedAt;
    private String eligibility;
    private String suggested;
    private String eligibilityReason;
    private Instant askedAt;
    private int reminders;
    private int turn;
    private String sponsorDecision;
    private String changesAsked;
    private Integer feePence;
    private int scholarshipPence;
    private String payer;
    private String purchaseOrder;
    private Instant waitingSince;
    private UUID cohort;
    private String closingReason;
    private Instant endedAt;

    protected Application() {}

    Application(
            UUID id, String number, UUID person, UUID intake, String partner, Particulars particulars, Instant now) {
        this.id = id;
        this.number = number;
        this.person = person;
        this.intake = intake;
        this.partner = partner;
        this.particulars = particulars;
        this.submittedAt = now;
        this.state = ApplicationState.RECEIVED;
    }

    /** What the decision table says; a person looks at whatever is not plain. */
    void judge(String outcome, String otherQualification, String reason) {
        inState("checked", ApplicationState.RECEIVED, ApplicationState.IN_REVIEW);
        eligibility = outcome;
        suggested = otherQualification;
        eligibilityReason = reason;
        if (outcome.equals("ineligible")) {
            closingReason = reason;
        } else if (!outcome.equals("eligible")) {
            state = ApplicationState.IN_REVIEW;
        }
    }

    /** The applicant belongs on another qualification that is offered; it is checked anew there. */
    void moveTo(String qualification, UUID otherIntake) {
        inState("moved", ApplicationState.IN_REVIEW);
        if (qualification.equals(particulars.qualification())) {
            throw new Refusal("outcome", "The application is for " + qualification + " already.");
        }
        particulars = particulars.to(qualification);
        intake = otherIntake;
        state = ApplicationState.RECEIVED;
    }

    void askSponsor(UUID person, Instant now) {
        if (!BEFORE_SPONSOR.contains(state)) {
            throw new IllegalStateException("Sponsor asked in " + state);
        }
        if (person.equals(this.person)) {
            throw new Refusal("The sponsor must be somebody other than the applicant.");
        }
        state = ApplicationState.WITH_SPONSOR;
        sponsor = person;
        askedAt = now;
        reminders = 0;
        turn++;
        sponsorDecision = null;
        changesAsked = null;
    }

    /** Counts a reminder, and says which it is. */
    int remind() {
        return ++reminders;
    }

    void sponsorApproves(String coachName, String coachEmail) {
        withSponsor();
        particulars = particulars.releasedAndCoachedBy(coachName, coachEmail);
        sponsorDecision = "approved";
    }

    void sponsorDeclines(String reason) {
        withSponsor();
        sponsorDecision = "declined";
        closingReason = reason;
    }

    void sponsorAsksChanges(String what) {
        withSponsor();
        sponsorDecision = "changes";
        askChanges(what);
    }

    /** The sponsor's name or address was wrong, or somebody else is asked. */
    void sponsorBecomes(String name, String email, String role) {
        withSponsor();
        if (email.equals(particulars.email())) {
            throw new Refusal("sponsorEmail", "The sponsor must be somebody other than the applicant.");
        }
        particulars = particulars.sponsoredBy(name, email, role);
    }

    /** Somebody else has taken over from the sponsor and is asked in their place. */
    void handOverTo(UUID other, String name, String email) {
        sponsorBecomes(name, email, "");
        if (other.equals(person)) {
            throw new Refusal("The sponsor must be somebody other than the applicant.");
        }
        sponsor = other;
    }

    void askSponsorAgain() {
        withSponsor();
        sponsorDecision = "ask-again";
    }

    void giveUpOnSponsor(String reason) {
        withSponsor();
        sponsorDecision = "withdrawn";
        closingReason = reason;
    }

    private void withSponsor() {
        inState("decided by the sponsor", ApplicationState.WITH_SPONSOR);
        if (sponsorDecision != null) {
            throw new Refusal("The sponsor's decision has already been given.");
        }
    }

    void askChanges(String what) {
        inState("given back", ApplicationState.IN_REVIEW, ApplicationState.WITH_SPONSOR);
        state = ApplicationState.CHANGES_ASKED;
        changesAsked = what;
    }

    void amend(Particulars corrected) {
        inState("amended", ApplicationState.CHANGES_ASKED);
        particulars = corrected;
        state = ApplicationState.RECEIVED;
        changesAsked = null;
    }

    /** The reason with which the application will end; it ends when the process comes there. */
    void willEnd(String reason) {
        live("ended");
        closingReason = reason;
    }

    void fee(int pence, int automaticScholarship) {
        live("priced");
        state = ApplicationState.FUNDING;
        feePence = pence;
        scholarshipPence = automaticScholarship;
    }

    void grantScholarship(int pence) {
        inState("given a scholarship", ApplicationState.FUNDING);
        scholarshipPence = pence;
    }

    void fund(String whoPays, @Nullable String order) {
        inState("funded", ApplicationState.FUNDING);
        payer = whoPays;
        purchaseOrder = order;
    }

    /** No seat is free: the place in the line is kept however often it is asked again. */
    void waitForSeat(Instant now) {
        inState("put on the waiting list", ApplicationState.FUNDING, ApplicationState.WAITING);
        state = ApplicationState.WAITING;
        if (waitingSince == null) {
            waitingSince = now;
        }
    }

    void takeSeat(UUID inCohort) {
        inState("given a seat", ApplicationState.FUNDING, ApplicationState.WAITING);
        cohort = inCohort;
    }

    void coachIs(UUID person) {
        coach = person;
    }

    void place(Instant now) {
        if (cohort == null) {
            throw new IllegalStateException("No seat for " + id);
        }
        end(ApplicationState.PLACED, now);
    }

    void decline(Instant now) {
        end(ApplicationState.DECLINED, now);
    }

    void redirect(Instant now) {
        end(ApplicationState.REDIRECTED, now);
    }

    void withdraw(Instant now) {
        end(ApplicationState.WITHDRAWN, now);
    }

    private void end(ApplicationState as, Instant now) {
        live("ended");
        state = as;
        endedAt = now;
    }

    private void live(String change) {
        if (state.ended()) {
            throw new Refusal("This application has already ended, so it cannot be " + change + ".");
        }
    }

    private void inState(String change, ApplicationState... allowed) {
        if (!Set.of(allowed).contains(state)) {
            throw new Refusal("The application stands at “" + state.words() + "”, so it cannot be " + change + ".");
        }
    }

    UUID id() {
        return id;
    }

    String number() {
        return number;
    }

    UUID person() {
        return person;
    }

    UUID intake() {
        return intake;
    }

    String partner() {
        return partner;
    }

    ApplicationState state() {
        return state;
    }

    Particulars particulars() {
        return particulars;
    }

    UUID sponsor() {
        return sponsor;
    }

    UUID coach() {
        return coach;
    }

    Instant submittedAt() {
        return submittedAt;
    }

    String eligibility() {
        return eligibility;
    }

    String suggested() {
        return suggested;
    }

    String eligibilityReason() {
        return eligibilityReason;
    }

    Instant askedAt() {
        return askedAt;
    }

    /** How often a sponsor has been asked. */
    int turn() {
        return turn;
    }

    int reminders() {
        return reminders;
    }

    String sponsorDecision() {
        return sponsorDecision;
    }

    String changesAsked() {
        return changesAsked;
    }

    int feePence() {
        return feePence == null ? 0 : feePence;
    }

    int scholarshipPence() {
        return scholarshipPence;
    }

    String payer() {
        return payer;
    }

    String purchaseOrder() {
        return purchaseOrder;
    }

    Instant waitingSince() {
        return waitingSince;
    }

    UUID cohort() {
        return cohort;
    }

    String closingReason() {
        return closingReason;
    }

    Instant endedAt() {
        return endedAt;
    }
}
