package org.goldthread.learning;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.UUID;
import java.util.stream.Stream;
import org.goldthread.programme.Cohorts;
import org.goldthread.programme.SessionView;
import org.goldthread.shared.AuditTrail;
import org.goldthread.shared.AuditTrail.Happening;
import org.goldthread.shared.Refusal;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Makes missed sessions good. */
@Component
@Transactional
class CatchUps {

    private static final Duration WHERE_ALL_HAS_PASSED = Duration.ofDays(30);

    private final CatchUpRepository catchUps;
    private final Attendance attendance;
    private final Enrolments enrolments;
    private final Cohorts cohorts;
    private final EndOfLearning endOfLearning;
    private final LearningLetters letters;
    private final AuditTrail audit;
    private final Clock clock;

    CatchUps(
            CatchUpRepository catchUps,
            Attendance attendance,
            Enrolments enrolments,
            Cohorts cohorts,
            EndOfLearning endOfLearning,
            LearningLetters letters,
            AuditTrail audit,
            Clock clock) {
        this.catchUps = catchUps;
        this.attendance = attendance;
        this.enrolments = enrolments;
        this.cohorts = cohorts;
        this.endOfLearning = endOfLearning;
        this.letters = letters;
        this.audit = audit;
        this.clock = clock;
    }

    /** The session a catch-up is to be arranged for. */
    @Transactional(readOnly = true)
    SessionView missed(UUID enrolment, SessionView.Kind kind) {
        return attendance
                .firstMissed(enrolments.get(enrolment), kind)
                .map(cohorts::session)
                .orElseThrow(() -> new Refusal("Nothing needs to be caught up any more."));
    }

    /** The catch-up that is to be confirmed. */
    @Transactional(readOnly = true)
    CatchUp arranged(UUID enrolment, SessionView.Kind kind) {
        return catchUps.findByEnrolmentAndState(enrolment, CatchUp.State.ARRANGED).stream()
                .filter(catchUp -> cohorts.session(catchUp.session()).kind() == kind)
                .findFirst()
                .orElseThrow(() -> new Refusal("No catch-up is arranged."));
    }

    void arrange(UUID enrolment, SessionView.Kind kind, LocalDate day, String place, UUID actor) {
        if (day.isBefore(LocalDate.now(clock))) {
            throw new Refusal("heldOn", "Choose today or a later day.");
        }
        var last = lastDay(enrolment);
        if (day.isAfter(last)) {
            throw new Refusal(
                    "heldOn",
                    "Choose a day until " + LearningLetters.day(last)
                            + ": the next day the candidate's assessment window closes, or the time for a first"
                            + " submission ends.");
        }
        var session = missed(enrolment, kind);
        var catchUp = CatchUp.arranged(enrolment, session.id(), day, place, actor, clock.instant());
        catchUps.save(catchUp);
        audit.record(Happening.ofCandidacy(
                enrolment,
                actor,
                "Arranged the catch-up of " + session.title() + " for " + LearningLetters.day(day) + ", " + place,
                null));
        letters.catchUpArranged(enrolments.get(enrolment), session.title(), day, place, catchUp.id());
    }

    /**
     * By when a missed session is to be made good: before the chosen window closes, and before the 18 months end. Where both
     * have passed, because the end waits for somebody's decision, a month from now.
     */
    @Transactional(readOnly = true)
    Instant until(UUID enrolment) {
        var now = clock.instant();
        return Stream.concat(
                        endOfLearning.windowCloses(enrolment).stream(),
                        Stream.of(enrolments.get(enrolment).clockEnds()))
                .filter(end -> end.isAfter(now))
                .min(Comparator.naturalOrder())
                .orElse(now.plus(WHERE_ALL_HAS_PASSED));
    }

    /** The last day on which a catch-up can be held: the day before {@link #until}. */
    @Transactional(readOnly = true)
    LocalDate lastDay(UUID enrolment) {
        return LocalDate.ofInstant(until(enrolment), clock.getZone()).minusDays(1);
    }

    void excuse(UUID enrolment, SessionView.Kind kind, String reason, UUID actor) {
        var session = missed(enrolment, kind);
        var catchUp = CatchUp.excused(enrolment, session.id(), reason, actor, clock.instant());
        catchUps.save(catchUp);
        audit.record(Happening.ofCandidacy(enrolment, actor, "Excused from " + session.title(), reason));
        letters.catchUpExcused(enrolments.get(enrolment), session.title(), reason, catchUp.id());
    }

    void confirm(UUID enrolment, SessionView.Kind kind, boolean held, UUID actor) {
        var catchUp = arranged(enrolment, kind);
        catchUp.confirm(held, LocalDate.now(clock), actor, clock.instant());
        var title = cohorts.session(catchUp.session()).title();
        audit.record(Happening.ofCandidacy(
                enrolment, actor, (held ? "Caught up " : "Missed the catch-up of ") + title, null));
        if (!held) {
            letters.catchUpMissed(enrolments.get(enrolment), title, catchUp.heldOn(), catchUp.id());
        }
    }
}
