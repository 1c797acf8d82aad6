package org.goldthread.learning;

import java.time.Clock;
import java.time.LocalDate;
import java.time.Period;
import java.time.temporal.ChronoUnit;
import java.util.Locale;
import java.util.Set;
import java.util.UUID;
import org.goldthread.engine.Journeys;
import org.goldthread.shared.AuditTrail;
import org.goldthread.shared.AuditTrail.Happening;
import org.goldthread.shared.Refusal;
import org.goldthread.tracking.Candidacies;
import org.goldthread.tracking.Stage;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Lets a candidate's place rest, and go on. While it rests no task about the candidate can be done, nobody is reminded and no
 * timer of the journey fires; afterwards the 18 months, the project's terms and the due dates are later by the days it
 * lasted. Dates of windows and sessions are everybody's and stay: what has passed meanwhile is moved on or caught up by the
 * usual ways.
 */
@Component
@Transactional
public class Deferrals {

    /** What these ask counts from when they ask it, not from a date in everybody's calendar. */
    private static final Set<String> PROCESSES_THAT_WAIT =
            Set.of("induction", "taught-programme", "improvement-project");

    private static final Set<Stage> TOO_LATE = Set.of(Stage.MARKING, Stage.MODERATION, Stage.RESULT, Stage.AWARD);

    private final EnrolmentRepository enrolments;
    private final Enrolments facade;
    private final Candidacies candidacies;
    private final Journeys journeys;
    private final LearningLetters letters;
    private final AuditTrail audit;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    Deferrals(
            EnrolmentRepository enrolments,
            Enrolments facade,
            Candidacies candidacies,
            Journeys journeys,
            LearningLetters letters,
            AuditTrail audit,
            ApplicationEventPublisher events,
            Clock clock) {
        this.enrolments = enrolments;
        this.facade = facade;
        this.candidacies = candidacies;
        this.journeys = journeys;
        this.letters = letters;
        this.audit = audit;
        this.events = events;
        this.clock = clock;
    }

    /** A candidate is back after so many days: later stages move the dates that are this candidate's own. */
    public record EnrolmentResumed(UUID enrolment, LocalDate deferredOn, int days) {}

    /**
     * The place rests from now on.
     *
     * @param backOn when the candidate expects to be back, for information
     * @throws Refusal if it rests already, has ended, or the work is with the assessors
     */
    public void defer(UUID id, DeferralReason reason, @Nullable String note, @Nullable LocalDate backOn, UUID actor) {
        if (reason == DeferralReason.OTHER && (note == null || note.isBlank())) {
            throw new Refusal("note", "Say what the reason is.");
        }
        if (backOn != null && !backOn.isAfter(LocalDate.now(clock))) {
            throw new Refusal("back", "Choose a day in the future, or leave it empty.");
        }
        if (candidacies.isIn(id, TOO_LATE)) {
            throw new Refusal(
                    "The submission is with the assessors. Wait for the result: there is nothing to put off now.");
        }
        var enrolment = find(id);
        enrolment.defer(new Deferral(reason, note, clock.instant(), actor, backOn), clock.instant());
        enrolments.flush();
        candidacies.hold(id, clock.instant());
        journeys.pause(id);
        audit.record(Happening.ofCandidacy(
                id, actor, "The place was put on hold: " + reason.words().toLowerCase(Locale.UK), note));
        letters.deferred(enrolment.view(), clock.instant());
    }

    /**
     * The candidate is back; everything goes on.
     *
     * @throws Refusal if the place does not rest
     */
    public void resume(UUID id, UUID actor) {
        var enrolment = find(id);
        var deferredOn = LocalDate.ofInstant(enrolment.deferredSince(), clock.getZone());
        var days = (int) ChronoUnit.DAYS.between(deferredOn, LocalDate.now(clock));
        enrolment.resume(days, clock.getZone(), clock.instant(), actor);
        enrolments.flush();
        candidacies.release(id, PROCESSES_THAT_WAIT, days);
        journeys.postponeTasks(id, PROCESSES_THAT_WAIT, Period.ofDays(days), clock.getZone());
        facade.moveTimers(enrolment.view());
        events.publishEvent(new EnrolmentResumed(id, deferredOn, days));
        journeys.goOn(id);
        // Registers were taken without this candidate: whoever waits for one looks again.
        journeys.tellIfWaiting("register-taken", id);
        audit.record(Happening.ofCandidacy(
                id,
                actor,
                "The place goes on after %d days on hold; the 18 months end on %s"
                        .formatted(days, letters.day(enrolment.view().clockEnds())),
                null));
        letters.resumed(enrolment.view(), clock.instant());
    }

    private Enrolment find(UUID id) {
        return enrolments.findById(id).orElseThrow(() -> new IllegalArgumentException("No enrolment " + id));
    }
}
