package org.goldthread.assessment;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.goldthread.engine.Journeys;
import org.goldthread.engine.Outcome;
import org.goldthread.learning.Enrolments;
import org.goldthread.shared.AuditTrail;
import org.goldthread.shared.AuditTrail.Happening;
import org.goldthread.shared.DateWords;
import org.goldthread.shared.Refusal;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Requests for more time. Before noon of the last day each is a task of its own; after it, it is part of the decision on the
 * late submission, so that nothing is decided twice and nothing stays open.
 */
@Component
@Transactional
class ExtensionDesk {

    private static final int SHORTEST_REASON = 20;
    private static final int LONGEST_REASON = 2000;

    private final ExtensionRequestRepository requests;
    private final SubmissionRepository submissions;
    private final Documents documents;
    private final LateDates dates;
    private final Enrolments enrolments;
    private final LapseHold lapse;
    private final Journeys journeys;
    private final AssessmentLetters letters;
    private final AuditTrail audit;
    private final Clock clock;

    ExtensionDesk(
            ExtensionRequestRepository requests,
            SubmissionRepository submissions,
            Documents documents,
            LateDates dates,
            Enrolments enrolments,
            LapseHold lapse,
            Journeys journeys,
            AssessmentLetters letters,
            AuditTrail audit,
            Clock clock) {
        this.requests = requests;
        this.submissions = submissions;
        this.documents = documents;
        this.dates = dates;
        this.enrolments = enrolments;
        this.lapse = lapse;
        this.journeys = journeys;
        this.letters = letters;
        this.audit = audit;
        this.clock = clock;
    }

    /** Why the candidate cannot ask for more time now; empty if they can. */
    @Transactional(readOnly = true)
    public Optional<String> whyNot(Submission submission) {
        if (submission.state() == Submission.State.FINAL) {
            return Optional.of("Your submission is final, so you need no more time. To change it, take it back first.");
        }
        if (submission.state() != Submission.State.DRAFT) {
            return Optional.of("Your submission is not open, so there is nothing to ask more time for.");
        }
        if (requests.open(submission.id()).isPresent()) {
            return Optional.of("You have asked already. You are told as soon as it is decided.");
        }
        return Optional.empty();
    }

    /** Asks for time until noon of a day. */
    void ask(
            UUID enrolment,
            UUID actor,
            @Nullable LocalDate day,
            @Nullable String why,
            @Nullable ReceivedFile evidence) {
        var submission =
                submissions.latestLocked(enrolment).orElseThrow(() -> new Refusal("Your submission is not open yet."));
        whyNot(submission).ifPresent(sentence -> {
            throw new Refusal(sentence);
        });
        var reason = why == null ? "" : why.strip();
        if (reason.length() < SHORTEST_REASON || reason.length() > LONGEST_REASON) {
            throw new Refusal("reason", "Say why you need more time, in " + SHORTEST_REASON + " to 2,000 characters.");
        }
        var until = dates.until(submission, day);
        if (!until.isAfter(submission.closesAt())) {
            throw new Refusal(
                    "until",
                    "You have until " + DateWords.timeOnDay(submission.closesAt(), clock.getZone()) + " already.");
        }
        requests.save(new ExtensionRequest(submission.id(), until, reason, evidence, clock.instant()));
        requests.flush();
        if (evidence != null) {
            documents.received(evidence);
        }
        audit.record(Happening.ofCandidacy(
                enrolment, actor, "Asked for more time until " + DateWords.timeOnDay(until, clock.getZone()), reason));
        if (clock.instant().isBefore(submission.closesAt())) {
            journeys.start("extension-request", enrolment, Map.of("windowCloses", submission.closesAt()));
        }
    }

    /** Gives more time: this candidate's closing moves, and with it the verification. */
    Outcome grant(UUID enrolment, UUID actor, @Nullable LocalDate day, String reason) {
        var submission = submissions.latestLocked(enrolment).orElseThrow();
        var request = open(submission);
        var until = dates.until(submission, day);
        if (!until.isAfter(submission.closesAt())) {
            throw new Refusal("until", "Enter a day after the candidate's present last day.");
        }
        submission.allowUntil(until, dates.verifyBy(until));
        request.grant(until, actor, reason, clock.instant());
        audit.record(Happening.ofCandidacy(
                enrolment,
                actor,
                "Gave more time to submit, until " + DateWords.timeOnDay(until, clock.getZone()),
                reason));
        journeys.moveTimer(enrolment, "window-closed", "windowCloses", submission.closesAt());
        journeys.moveTimer(enrolment, "verification-overdue", "verifyBy", submission.verifyBy());
        journeys.refreshTask(enrolment, "submit-assessment");
        letters.extensionGranted(enrolments.get(enrolment), submission, reason);
        lapse.holdUntilVerified(enrolments.get(enrolment), submission);
        return Outcome.of("granted");
    }

    Outcome refuse(UUID enrolment, UUID actor, String reason) {
        var submission = submissions.latestLocked(enrolment).orElseThrow();
        open(submission).refuse(actor, reason, clock.instant());
        audit.record(Happening.ofCandidacy(enrolment, actor, "Gave no more time to submit", reason));
        letters.extensionRefused(enrolments.get(enrolment), submission, reason);
        return Outcome.of("refused");
    }

    private ExtensionRequest open(Submission submission) {
        return requests.open(submission.id())
                .orElseThrow(() -> new Refusal("This request is decided already, or not needed any more."));
    }

    /** The decision on a late submission answers a request that is still open. */
    void answeredByDecision(Submission submission, UUID actor, @Nullable Instant until, String reason) {
        requests.open(submission.id()).ifPresent(request -> {
            if (until == null) {
                request.refuse(actor, reason, clock.instant());
            } else {
                request.grant(until, actor, reason, clock.instant());
            }
        });
    }

    /** The submission is final: a request still open is not needed any more. */
    void notNeeded(Submission submission) {
        requests.open(submission.id()).ifPresent(request -> {
            request.notNeeded(clock.instant());
            journeys.tellIfWaiting("more-time-not-needed", submission.enrolment());
        });
    }

    @Transactional(readOnly = true)
    public List<ExtensionRequest> of(Submission submission) {
        return requests.findBySubmissionIdOrderByRequestedAtDesc(submission.id());
    }
}
