package org.goldthread.assessment;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.goldthread.assessment.Verification.Role;
import org.goldthread.engine.Outcome;
import org.goldthread.learning.EnrolmentView;
import org.goldthread.learning.Enrolments;
import org.goldthread.programme.Windows;
import org.goldthread.shared.AuditTrail;
import org.goldthread.shared.AuditTrail.Happening;
import org.goldthread.shared.DateWords;
import org.goldthread.shared.Refusal;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Sponsor's and coach's verification of one exact set, what the coordinator decides when it is late, and the seal. */
@Component
@Transactional
class VerificationDesk {

    static final int SHORTEST_COMMENTS = 30;

    private final SubmissionRepository submissions;
    private final VerificationRepository verifications;
    private final LateDecisionRepository decisions;
    private final BookingRepository bookings;
    private final Enrolments enrolments;
    private final Windows windows;
    private final LateDates dates;
    private final ExtensionDesk extensions;
    private final SubmissionDesk desk;
    private final Documents documents;
    private final EvidenceDesk evidence;
    private final LapseHold lapse;
    private final AssessmentLetters letters;
    private final AuditTrail audit;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    VerificationDesk(
            SubmissionRepository submissions,
            VerificationRepository verifications,
            LateDecisionRepository decisions,
            BookingRepository bookings,
            Enrolments enrolments,
            Windows windows,
            LateDates dates,
            ExtensionDesk extensions,
            SubmissionDesk desk,
            Documents documents,
            EvidenceDesk evidence,
            LapseHold lapse,
            AssessmentLetters letters,
            AuditTrail audit,
            ApplicationEventPublisher events,
            Clock clock) {
        this.submissions = submissions;
        this.verifications = verifications;
        this.decisions = decisions;
        this.bookings = bookings;
        this.enrolments = enrolments;
        this.windows = windows;
        this.dates = dates;
        this.extensions = extensions;
        this.desk = desk;
        this.documents = documents;
        this.evidence = evidence;
        this.lapse = lapse;
        this.letters = letters;
        this.audit = audit;
        this.events = events;
        this.clock = clock;
    }

    /** Whose verification is still needed: both, or the one whose word on this very set does not stand yet. */
    Outcome whoIsNeeded(UUID enrolment) {
        var said = verifications.standing(required(enrolment).id()).stream()
                .filter(Verification::isVerified)
                .map(Verification::role)
                .toList();
        if (said.contains(Role.SPONSOR) && !said.contains(Role.COACH)) {
            return Outcome.of("coach");
        }
        return Outcome.of(said.contains(Role.COACH) && !said.contains(Role.SPONSOR) ? "sponsor" : "both");
    }

    /**
     * The person vouches for the files with this fingerprint.
     *
     * @param remarks the sponsor's comments, or the coach's further evidence if any
     */
    void verify(UUID enrolmentId, Role role, UUID actor, @Nullable String seen, @Nullable String remarks) {
        var submission = seen(enrolmentId, seen);
        var enrolment = enrolments.get(enrolmentId);
        refuseOnePersonForTwo(enrolment, submission, role, actor);
        desk.files(submission).forEach(file -> documents.refuseUnlessClear(file.hash()));
        if (role == Role.SPONSOR && (remarks == null || remarks.strip().length() < SHORTEST_COMMENTS)) {
            throw new Refusal(
                    "remarks",
                    "Write your comments as the sponsor, at least a sentence or two (" + SHORTEST_COMMENTS
                            + " characters). They are one of the required documents.");
        }
        var text = remarks == null || remarks.isBlank() ? null : remarks.strip();
        var word = Verification.verified(submission, role, actor, text, clock.instant());
        var files = role == Role.COACH ? evidence.of(submission, actor) : List.<EvidenceFile>of();
        verifications.save(files.isEmpty() ? word : word.with(EvidenceFile.hashOf(files)));
        audit.record(Happening.ofCandidacy(enrolmentId, actor, "Verified the submission as " + word(role), null));
    }

    /** The person does not vouch for the files, and says why. */
    void sendBack(UUID enrolmentId, Role role, UUID actor, @Nullable String seen, @Nullable String reason) {
        if (reason == null || reason.isBlank()) {
            throw new Refusal("reason", "Say what is wrong, so that it can be put right.");
        }
        var submission = seen(enrolmentId, seen);
        verifications.save(Verification.returned(submission, role, actor, reason.strip(), clock.instant()));
        audit.record(Happening.ofCandidacy(enrolmentId, actor, "Returned the submission as " + word(role), reason));
    }

    private Submission seen(UUID enrolment, @Nullable String hash) {
        var submission = required(enrolment);
        if (submission.state() != Submission.State.FINAL) {
            throw new Refusal(
                    "The candidate is changing the submission. You are asked again when the new one is final.");
        }
        if (hash == null || !hash.equals(submission.hash())) {
            throw new Refusal("The files have changed since this page was shown to you. Look at the new ones first.");
        }
        return submission;
    }

    private void refuseOnePersonForTwo(EnrolmentView enrolment, Submission submission, Role role, UUID actor) {
        if (actor.equals(enrolment.person())) {
            throw new Refusal("You cannot verify your own submission. Ask the coordinator to name somebody else.");
        }
        // A coordinator may have named one person as both, with a reason; the script is in the moderation sample then.
        boolean namedAsBoth = enrolment.sponsor().equals(enrolment.coach());
        boolean verifiedAsTheOther = verifications.standing(submission.id()).stream()
                .anyMatch(other -> other.role() != role && other.person().equals(actor));
        if (verifiedAsTheOther && !namedAsBoth) {
            throw new Refusal(
                    "Sponsor and coach verify as two people, and you have done it as the other. Ask the coordinator"
                            + " to name somebody else, who then gets this task.");
        }
    }

    /** What the verification has come to. */
    Outcome check(UUID enrolmentId) {
        var submission = required(enrolmentId);
        var said = verifications.standing(submission.id());
        if (submission.state() == Submission.State.FINAL
                && said.stream().filter(Verification::isVerified).count() == Role.values().length) {
            return Outcome.of("verified");
        }
        if (!clock.instant().isBefore(submission.closesAt())) {
            return Outcome.of("returned-late");
        }
        if (submission.state() == Submission.State.FINAL) {
            submission.reopen();
            var enrolment = enrolments.get(enrolmentId);
            said.stream()
                    .filter(one -> !one.isVerified())
                    .forEach(back -> letters.returned(enrolment, submission, back));
            desk.voidVerifications(submission);
            lapse.release(enrolment);
        }
        return SubmissionDesk.withDates("returned-in-time", submission);
    }

    /** The coordinator opens the submission to the candidate again, until noon of a day. */
    Outcome reopen(UUID enrolmentId, UUID actor, @Nullable LocalDate day, String reason) {
        var submission = required(enrolmentId);
        var until = dates.until(submission, day);
        desk.voidVerifications(submission);
        submission.allowUntil(until, dates.verifyBy(until));
        decided(submission, actor, LateDecision.Decision.REOPEN, until, reason);
        audit.record(Happening.ofCandidacy(
                enrolmentId,
                actor,
                "Opened the submission again until " + DateWords.timeOnDay(until, clock.getZone()),
                reason));
        letters.reopened(enrolments.get(enrolmentId), submission, reason);
        lapse.holdUntilVerified(enrolments.get(enrolmentId), submission);
        return SubmissionDesk.withDates("reopen", submission);
    }

    /** Sponsor and coach get until noon of a day to verify the same set. */
    Outcome askAgain(UUID enrolmentId, UUID actor, @Nullable LocalDate day, String reason) {
        var submission = required(enrolmentId);
        if (submission.state() != Submission.State.FINAL) {
            throw new Refusal(
                    "decision",
                    "The candidate has not made the submission final, so there is nothing to verify yet."
                            + " Open it again until a day, or refuse it.");
        }
        var until = dates.until(submission, day);
        verifications.standing(submission.id()).stream()
                .filter(one -> !one.isVerified())
                .forEach(one -> one.makeVoid(clock.instant()));
        submission.askAgainUntil(until);
        decided(submission, actor, LateDecision.Decision.ASK_AGAIN, until, reason);
        audit.record(Happening.ofCandidacy(
                enrolmentId,
                actor,
                "Asked for the verification again until " + DateWords.timeOnDay(until, clock.getZone()),
                reason));
        letters.askedAgain(enrolments.get(enrolmentId), submission, reason);
        lapse.holdUntilVerified(enrolments.get(enrolmentId), submission);
        return SubmissionDesk.withDates("ask-again", submission);
    }

    /** Nothing of this window is accepted. */
    Outcome refuse(UUID enrolmentId, UUID actor, String reason) {
        var submission = required(enrolmentId);
        decided(submission, actor, LateDecision.Decision.REFUSE, null, reason);
        audit.record(Happening.ofCandidacy(enrolmentId, actor, "Did not accept a late submission", reason));
        letters.notAccepted(enrolments.get(enrolmentId), windows.get(submission.window()), reason);
        return Outcome.of("refuse");
    }

    private void decided(
            Submission submission, UUID actor, LateDecision.Decision decision, @Nullable Instant until, String reason) {
        decisions.save(new LateDecision(submission.id(), actor, decision, until, reason, clock.instant()));
        if (decision != LateDecision.Decision.ASK_AGAIN) {
            extensions.answeredByDecision(submission, actor, until, reason);
        }
    }

    /** Final, verified by both, and past noon: from here on it is the assessors'. Sealing it twice changes nothing. */
    void seal(UUID enrolmentId) {
        var submission = required(enrolmentId);
        if (submission.state() == Submission.State.SEALED) {
            return;
        }
        submission.seal(clock.instant());
        bookings.liveLocked(enrolmentId).ifPresent(booking -> booking.submitted(clock.instant()));
        audit.record(Happening.ofCandidacy(enrolmentId, null, "The submission is verified and sealed", null));
        letters.sealed(enrolments.get(enrolmentId), windows.get(submission.window()), submission);
        events.publishEvent(new Submissions.Submitted(submission.id()));
    }

    /** The booking ends without a script. The files stay for a later window. */
    void closeUnsubmitted(UUID enrolmentId) {
        var submission = required(enrolmentId);
        if (submission.state() == Submission.State.CLOSED) {
            return;
        }
        desk.voidVerifications(submission);
        submission.close();
        bookings.liveLocked(enrolmentId).ifPresent(booking -> booking.notSubmitted(clock.instant()));
        audit.record(Happening.ofCandidacy(enrolmentId, null, "Nothing was submitted in this window", null));
        lapse.release(enrolments.get(enrolmentId));
    }

    @Transactional(readOnly = true)
    public List<Verification> history(Submission submission) {
        return verifications.all(submission.id());
    }

    private Submission required(UUID enrolment) {
        return submissions
                .latestLocked(enrolment)
                .orElseThrow(() -> new IllegalStateException("No submission of " + enrolment));
    }

    private static String word(Role role) {
        return role == Role.SPONSOR ? "the sponsor" : "the coach";
    }
}
