package org.goldthread.learning;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.goldthread.engine.Journeys;
import org.goldthread.learning.EnrolmentView.Standing;
import org.goldthread.people.People;
import org.goldthread.programme.Cohorts;
import org.goldthread.programme.Qualifications;
import org.goldthread.shared.AuditTrail;
import org.goldthread.shared.AuditTrail.Happening;
import org.goldthread.shared.Refusal;
import org.goldthread.tracking.Candidacies;
import org.goldthread.tracking.End;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Enrolments: who is on the programme, with whom, and how much of the 18 months is left. */
@Component
@Transactional
public class Enrolments {

    static final String JOURNEY = "qualification-journey";

    private final EnrolmentRepository enrolments;
    private final Qualifications qualifications;
    private final Cohorts cohorts;
    private final Candidacies candidacies;
    private final People people;
    private final Journeys journeys;
    private final LearningLetters letters;
    private final AuditTrail audit;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    Enrolments(
            EnrolmentRepository enrolments,
            Qualifications qualifications,
            Cohorts cohorts,
            Candidacies candidacies,
            People people,
            Journeys journeys,
            LearningLetters letters,
            AuditTrail audit,
            ApplicationEventPublisher events,
            Clock clock) {
        this.enrolments = enrolments;
        this.qualifications = qualifications;
        this.cohorts = cohorts;
        this.candidacies = candidacies;
        this.people = people;
        this.journeys = journeys;
        this.letters = letters;
        this.audit = audit;
        this.events = events;
        this.clock = clock;
    }

    /** What admission knows when a place is given. */
    public record NewEnrolment(
            UUID id,
            UUID person,
            String number,
            String edition,
            String partner,
            String schoolUrn,
            String role,
            UUID cohort,
            UUID sponsor,
            UUID coach) {}

    /** The end of the time for a first submission has moved: extended, begun anew, or gone on after a hold. */
    public record EndMoved(UUID enrolment) {}

    /** An enrolment has ended, however it did: what later stages hold for it (a booked seat, a script) can go. */
    public record EnrolmentEnded(UUID enrolment, Standing standing) {}

    /** Opens the enrolment and starts the qualification journey. Opening it again changes nothing. */
    public void open(NewEnrolment enrolment) {
        if (enrolments.existsById(enrolment.id())) {
            return;
        }
        var edition = qualifications.edition(enrolment.edition());
        if (enrolments.existsByPersonAndQualificationAndStanding(
                enrolment.person(), edition.qualification(), Standing.ACTIVE)) {
            throw new Refusal("This person is already on " + edition.qualification() + ".");
        }
        var opened = new Enrolment(
                enrolment,
                edition.qualification(),
                clock.instant(),
                clockFrom(cohorts.get(enrolment.cohort()).inductionAt(), clock.instant(), edition.clockMonths()));
        enrolments.saveAndFlush(opened);
        audit.record(Happening.ofCandidacy(enrolment.id(), null, "Joined the programme", null));
        journeys.start(JOURNEY, enrolment.id());
    }

    /** The enrolment; an unknown id is an {@link IllegalArgumentException}. */
    @Transactional(readOnly = true)
    public EnrolmentView get(UUID id) {
        return find(id).view();
    }

    /** Several enrolments at once, by id. */
    @Transactional(readOnly = true)
    public Map<UUID, EnrolmentView> all(Collection<UUID> ids) {
        return enrolments.findByIdIn(ids).stream()
                .map(Enrolment::view)
                .collect(Collectors.toMap(EnrolmentView::id, view -> view));
    }

    /** The candidate's name, for those who may know it. */
    @Transactional(readOnly = true)
    public String candidateName(UUID id) {
        return people.get(find(id).view().person()).name();
    }

    /** The cohort's enrolments that are still on the way. */
    @Transactional(readOnly = true)
    public List<EnrolmentView> live(UUID cohort) {
        return enrolments.findByCohortAndStanding(cohort, Standing.ACTIVE).stream()
                .map(Enrolment::view)
                .toList();
    }

    /** The candidate leaves, for a reason; the journey and all open tasks end. */
    public void withdraw(UUID id, UUID actor, String reason) {
        var enrolment = find(id);
        enrolment.withdraw(clock.instant(), reason);
        enrolments.flush();
        audit.record(Happening.ofCandidacy(id, actor, "Withdrew from the programme", reason));
        if (!journeys.tellIfWaiting("candidate-withdrawn", id)) {
            journeys.cancel(id, "withdrawn");
            closeWithdrawal(id);
        }
    }

    /** What follows a withdrawal once the journey has let go of the candidate. */
    void closeWithdrawal(UUID id) {
        var enrolment = find(id);
        candidacies.end(id, End.WITHDRAWN, enrolment.endReason());
        freeUnusedSeat(enrolment.view());
        letters.withdrawn(enrolment.view(), enrolment.endReason());
        events.publishEvent(new EnrolmentEnded(id, Standing.WITHDRAWN));
    }

    /** Before the induction the seat is of use to somebody else; later it is not. */
    private void freeUnusedSeat(EnrolmentView enrolment) {
        if (cohorts.get(enrolment.cohort()).inductionAt().isAfter(clock.instant())) {
            cohorts.freeSeat(enrolment.id());
        }
    }

    /** The 18 months, or the windows inside them, have run out before a first submission. */
    void lapse(UUID id) {
        var enrolment = find(id);
        var reason = enrolment.view().clockEnds().isAfter(clock.instant())
                ? "No assessment window was left before the end of the 18 months"
                : "The 18 months ended without a first submission";
        enrolment.lapse(clock.instant(), reason);
        audit.record(Happening.ofCandidacy(id, null, "Enrolment lapsed", reason));
        candidacies.end(id, End.LAPSED, reason);
        letters.lapsed(enrolment.view(), reason);
        events.publishEvent(new EnrolmentEnded(id, Standing.LAPSED));
    }

    /** The qualification is awarded. The candidacy ends as {@code AWARDED} with it. */
    public void complete(UUID id) {
        find(id).complete(clock.instant());
        audit.record(Happening.ofCandidacy(id, null, "Completed the programme", null));
        candidacies.end(id, End.AWARDED, null);
        events.publishEvent(new EnrolmentEnded(id, Standing.COMPLETED));
    }

    /** No further attempt is possible. The candidacy ends as {@code FAILED} with it. */
    public void fail(UUID id, String reason) {
        var enrolment = find(id);
        enrolment.fail(clock.instant(), reason);
        audit.record(Happening.ofCandidacy(id, null, "The programme ended without an award", reason));
        candidacies.end(id, End.FAILED, reason);
        letters.failed(enrolment.view(), reason);
        events.publishEvent(new EnrolmentEnded(id, Standing.FAILED));
    }

    /** A result was changed: an enrolment that was completed or failed because of it goes on. A live one stays as it is. */
    public void reinstate(UUID id, String reason) {
        if (find(id).reinstate()) {
            enrolments.flush();
            audit.record(Happening.ofCandidacy(id, null, "Is on the programme again", reason));
            candidacies.reopen(id);
        }
    }

    /** Gives the candidate until the end of {@code lastDay} for a first submission; lapse and warning move with it. */
    public void extend(UUID id, LocalDate lastDay, UUID actor, String reason) {
        var enrolment = find(id);
        enrolment.extend(lastDay, clock.getZone(), clock.instant(), actor, reason);
        enrolments.flush();
        audit.record(Happening.ofCandidacy(
                id, actor, "Extended the 18 months until " + LearningLetters.day(lastDay), reason));
        moveTimers(enrolment.view());
        letters.extended(enrolment.view(), reason);
    }

    /** The cohort's induction is on another day: the 18 months of those who start with it follow. */
    void inductionMoved(UUID cohort, Instant inductionAt) {
        for (Enrolment enrolment : enrolments.findByCohortAndStanding(cohort, Standing.ACTIVE)) {
            var edition = qualifications.edition(enrolment.view().edition());
            if (enrolment.restart(clockFrom(inductionAt, enrolment.openedAt(), edition.clockMonths()))) {
                enrolments.flush();
                moveTimers(enrolment.view());
            }
        }
    }

    private ProgrammeClock clockFrom(Instant inductionAt, Instant joinedAt, int months) {
        var start = inductionAt.isAfter(joinedAt) ? inductionAt : joinedAt;
        return ProgrammeClock.of(start.atZone(clock.getZone()).toLocalDate(), months, clock.getZone());
    }

    /** The lapse and its warning are timed anew. */
    void moveTimers(EnrolmentView enrolment) {
        journeys.moveTimer(enrolment.id(), "lapse-clock", "clockEnds", enrolment.clockEnds());
        var warning = warningAt(enrolment);
        journeys.moveTimer(enrolment.id(), "clock-warning", "clockWarning", warning);
        journeys.moveTimer(enrolment.id(), "next-warning", "clockWarning", warning);
        events.publishEvent(new EndMoved(enrolment.id()));
    }

    /** 90 days are left: candidate, school and coordinator are told, and the lead is asked. */
    void warn(UUID id) {
        var enrolment = get(id);
        audit.record(Happening.ofCandidacy(
                id, null, "Warned: the time for a first submission ends " + letters.day(enrolment.clockEnds()), null));
        letters.clockWarning(enrolment);
    }

    /** The lead does not give more time. */
    void refuseExtension(UUID id, UUID actor, String reason, String task) {
        audit.record(Happening.ofCandidacy(id, actor, "Did not extend the 18 months", reason));
        letters.extensionRefused(get(id), reason, task);
    }

    Instant warningAt(EnrolmentView enrolment) {
        return ProgrammeClock.warningBefore(enrolment.clockEnds(), clock.instant(), clock.getZone());
    }

    boolean extendedSince(UUID id, Instant moment) {
        return find(id).extendedSince(moment);
    }

    @Nullable
    String endReason(UUID id) {
        return find(id).endReason();
    }

    /** Another head teacher or line manager stands for the candidate; open tasks and links go over to them. */
    public void replaceSponsor(UUID id, UUID person, UUID actor, String reason) {
        var enrolment = find(id);
        var before = enrolment.view().sponsor();
        enrolment.sponsorBecomes(person);
        enrolments.flush();
        audit.record(Happening.ofCandidacy(id, actor, "Changed the sponsor", reason));
        List.of("approve-project", "verify-as-sponsor").forEach(task -> journeys.refreshTask(id, task));
        letters.personChanged(enrolment.view(), "sponsor", before, person, clock.instant());
    }

    /** Another coach works with the candidate; open tasks and links go over to them. */
    public void replaceCoach(UUID id, UUID person, UUID actor, String reason) {
        var enrolment = find(id);
        var before = enrolment.view().coach();
        enrolment.coachBecomes(person);
        enrolments.flush();
        audit.record(Happening.ofCandidacy(id, actor, "Changed the coach", reason));
        List.of("review-diagnostic", "review-term-one", "review-term-two", "verify-as-coach")
                .forEach(task -> journeys.refreshTask(id, task));
        letters.personChanged(enrolment.view(), "coach", before, person, clock.instant());
    }

    private Enrolment find(UUID id) {
        return enrolments.findById(id).orElseThrow(() -> new IllegalArgumentException("No enrolment " + id));
    }
}
