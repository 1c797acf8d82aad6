package org.goldthread.assessment;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.goldthread.engine.Journeys;
import org.goldthread.engine.Outcome;
import org.goldthread.learning.Enrolments;
import org.goldthread.programme.EditionView.RequiredDocument;
import org.goldthread.programme.WindowView;
import org.goldthread.programme.Windows;
import org.goldthread.shared.AuditTrail;
import org.goldthread.shared.AuditTrail.Happening;
import org.goldthread.shared.DateWords;
import org.goldthread.shared.Refusal;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** The candidate's side of a submission: open, fill, make final, and change again before noon of the last day. */
@Component
@Transactional
class SubmissionDesk {

    static final int MOST_FILES = 30;
    private static final int SHORTEST_REASON = 10;
    private static final int LONGEST_REASON = 1000;

    private final SubmissionRepository submissions;
    private final SubmissionFileRepository files;
    private final Documents documents;
    private final VerificationRepository verifications;
    private final BookingRepository bookings;
    private final Enrolments enrolments;
    private final AskedFor askedFor;
    private final SubmissionChecks checks;
    private final ExtensionDesk extensions;
    private final Windows windows;
    private final LapseHold lapse;
    private final Journeys journeys;
    private final AssessmentLetters letters;
    private final AuditTrail audit;
    private final Clock clock;

    SubmissionDesk(
            SubmissionRepository submissions,
            SubmissionFileRepository files,
            Documents documents,
            VerificationRepository verifications,
            BookingRepository bookings,
            Enrolments enrolments,
            AskedFor askedFor,
            SubmissionChecks checks,
            ExtensionDesk extensions,
            Windows windows,
            LapseHold lapse,
            Journeys journeys,
            AssessmentLetters letters,
            AuditTrail audit,
            Clock clock) {
        this.submissions = submissions;
        this.files = files;
        this.documents = documents;
        this.verifications = verifications;
        this.bookings = bookings;
        this.enrolments = enrolments;
        this.askedFor = askedFor;
        this.checks = checks;
        this.extensions = extensions;
        this.windows = windows;
        this.lapse = lapse;
        this.journeys = journeys;
        this.letters = letters;
        this.audit = audit;
        this.clock = clock;
    }

    /** Opens the submission for the booked window; without a booking there is nothing to open. */
    Outcome open(UUID enrolment) {
        var booking = bookings.live(enrolment).filter(live -> live.state().holdsPlace());
        if (booking.isEmpty()) {
            return Outcome.of("no-booking");
        }
        var window = windows.get(booking.get().window());
        int attempt = booking.get().attempt();
        var earlier = submissions.findByEnrolmentIdAndAttempt(enrolment, attempt);
        var submission = earlier.orElseGet(() -> new Submission(enrolment, attempt));
        if (submission.state() == Submission.State.CLOSED) {
            submission.open(window.id(), window.opens(), window.closes(), window.verifyBy());
            submissions.save(submission);
            if (earlier.isEmpty()) {
                carryOver(submission);
            }
            audit.record(
                    Happening.ofCandidacy(enrolment, null, "Submission opened for the window " + window.name(), null));
        }
        return withDates("open", submission);
    }

    /** What an attempt does not ask for again stays, visibly, as it was handed in. */
    private void carryOver(Submission submission) {
        if (submission.attempt() == 1) {
            return;
        }
        var asked = askedFor.in(submission);
        submissions
                .findByEnrolmentIdAndAttempt(submission.enrolment(), submission.attempt() - 1)
                .filter(before -> before.state() == Submission.State.SEALED)
                .ifPresent(before -> files(before).stream()
                        .filter(file -> !asked.takes(file.kind()))
                        .forEach(file -> files.save(file.carriedTo(submission.id()))));
    }

    static Outcome withDates(String code, Submission submission) {
        return Outcome.of(code).at("windowCloses", submission.closesAt()).at("verifyBy", submission.verifyBy());
    }

    /**
     * Adds a stored file.
     *
     * @param replaces the file it takes the place of, if any
     * @return whether this took back a final submission
     */
    boolean add(UUID enrolment, UUID actor, String kind, ReceivedFile file, @Nullable UUID replaces) {
        var submission = changeable(enrolment);
        var place = askedFor.in(submission).place(kind);
        boolean tookBack = takeBackIfFinal(submission, actor);
        var present = files(submission);
        if (present.stream()
                .anyMatch(one -> one.kind().equals(kind) && one.hash().equals(file.hash()))) {
            throw new Refusal(
                    kind, "“" + file.name() + "” is there already: exactly this file has been uploaded before.");
        }
        if (replaces == null && present.size() >= MOST_FILES) {
            throw new Refusal(kind, "A submission holds at most " + MOST_FILES + " files. Remove one first.");
        }
        present.stream()
                .filter(one -> one.getId().equals(replaces) && !one.isCarried())
                .forEach(files::delete);
        files.save(new SubmissionFile(submission.id(), place, file, clock.instant()));
        documents.received(file);
        audit.record(Happening.ofCandidacy(enrolment, actor, "Uploaded " + words(place), null));
        return tookBack;
    }

    /** Removes a file; whether this took back a final submission. */
    boolean remove(UUID enrolment, UUID actor, UUID file) {
        var submission = changeable(enrolment);
        var present = files(submission).stream()
                .filter(one -> one.getId().equals(file))
                .findFirst();
        if (present.isEmpty()) {
            return false;
        }
        var removed = present.get();
        if (removed.isCarried()) {
            throw new Refusal("“" + removed.name() + "” is carried over from what you have passed and stays.");
        }
        boolean tookBack = takeBackIfFinal(submission, actor);
        files.delete(removed);
        var place = askedFor.in(submission).place(removed.kind());
        audit.record(Happening.ofCandidacy(enrolment, actor, "Removed " + words(place), null));
        return tookBack;
    }

    /**
     * Takes a file out in which malware was found, whatever the time. A final submission becomes a draft with it; a sealed one
     * keeps the file.
     *
     * @return whether it is out
     */
    boolean takeOutInfected(UUID id, UUID file) {
        var submission = submissions.findLocked(id).orElseThrow();
        if (submission.state() == Submission.State.SEALED) {
            return false;
        }
        takeBackIfFinal(submission, null);
        files.findById(file).ifPresent(files::delete);
        return true;
    }

    /** Takes a final submission back to change it, while that is still possible. */
    void takeBack(UUID enrolment, UUID actor) {
        takeBackIfFinal(changeable(enrolment), actor);
    }

    /**
     * Makes the present files final.
     *
     * @param seen the fingerprint of the files the candidate looked at, if known
     */
    Outcome makeFinal(UUID enrolment, UUID actor, @Nullable String seen) {
        var submission = changeable(enrolment);
        var now = clock.instant();
        if (submission.isFinal()) {
            throw new Refusal("Your submission is final already.");
        }
        if (!submission.isOpen(now)) {
            throw new Refusal("The window opens on " + DateWords.day(submission.opensAt(), clock.getZone())
                    + ". Until then you can upload and change files, but not make them final.");
        }
        var present = files(submission);
        var missing = askedFor.in(submission).missing(present);
        if (!missing.isEmpty()) {
            throw new Refusal(
                    "Still missing: " + String.join("; ", missing) + ". Upload it, then make the submission final.");
        }
        var hash = Hashes.of(present);
        if (seen != null && !seen.isBlank() && !seen.equals(hash)) {
            throw new Refusal(
                    "Your files have changed since this page was shown. Look at them again before you make them"
                            + " final.");
        }
        checks.refuseOpen(submission, present);
        submission.makeFinal(hash, words(present), now);
        extensions.notNeeded(submission);
        audit.record(Happening.ofCandidacy(enrolment, actor, "Made the submission final", null));
        letters.receipt(enrolments.get(enrolment), submission, present);
        lapse.holdUntilVerified(enrolments.get(enrolment), submission);
        return withDates("final", submission).at("sealAt", submission.lateAllowed() ? now : submission.closesAt());
    }

    private boolean takeBackIfFinal(Submission submission, @Nullable UUID actor) {
        if (submission.state() != Submission.State.FINAL) {
            return false;
        }
        submission.reopen();
        var enrolment = enrolments.get(submission.enrolment());
        voidVerifications(submission);
        audit.record(Happening.ofCandidacy(
                enrolment.id(), actor, "Took the final submission back to change it; verifications are void", null));
        letters.verificationsVoid(enrolment, submission);
        lapse.release(enrolment);
        // Once it is with the coordinator, nobody waits for this any more.
        journeys.tellIfWaiting("submission-reopened", enrolment.id());
        return true;
    }

    void voidVerifications(Submission submission) {
        Instant now = clock.instant();
        verifications.standing(submission.id()).forEach(verification -> verification.makeVoid(now));
    }

    /** Refuses with a sentence unless the candidate may change the submission, and this kind of file belongs in it. */
    void refuseUnlessChangeable(UUID enrolment, String kind) {
        askedFor.in(changeable(enrolment)).place(kind);
    }

    /** The submission, locked, if the candidate may still change it. */
    private Submission changeable(UUID enrolment) {
        var submission =
                submissions.latestLocked(enrolment).orElseThrow(() -> new Refusal("Your submission is not open yet."));
        if (submission.state() == Submission.State.SEALED) {
            throw new Refusal("Your submission is verified and closed. It cannot be changed any more.");
        }
        if (submission.state() == Submission.State.CLOSED) {
            throw new Refusal("Your submission is not open. It opens again with your next assessment window.");
        }
        if (!enrolments.get(enrolment).live()) {
            throw new Refusal("You are no longer on the programme, so nothing can be changed. Your files are kept.");
        }
        if (!clock.instant().isBefore(submission.closesAt())) {
            throw new Refusal("The window closed at " + DateWords.timeOnDay(submission.closesAt(), clock.getZone())
                    + ". Nothing can be changed any more. You are told by mail how it goes on.");
        }
        return submission;
    }

    @Transactional(readOnly = true)
    public Optional<Submission> latest(UUID enrolment) {
        return submissions.latest(enrolment);
    }

    @Transactional(readOnly = true)
    public WindowView window(Submission submission) {
        return windows.get(submission.window());
    }

    @Transactional(readOnly = true)
    public List<SubmissionFile> files(Submission submission) {
        return files.findBySubmissionIdOrderByAddedAtAscNameAsc(submission.id());
    }

    /** What the attempt under way asks for. */
    @Transactional(readOnly = true)
    public AskedFor.Asked asked(Submission submission) {
        return askedFor.in(submission);
    }

    /** The documents the candidate supplies in the attempt under way; the sponsor's come with the verification. */
    @Transactional(readOnly = true)
    public List<RequiredDocument> documents(UUID enrolment) {
        return latest(enrolment)
                .map(submission -> askedFor.in(submission).documents())
                .orElse(List.of());
    }

    /** What is not there yet, in words. */
    @Transactional(readOnly = true)
    public List<String> missing(Submission submission, List<SubmissionFile> present) {
        return askedFor.in(submission).missing(present);
    }

    /**
     * Declares, with the reason, that something found in a file is meant to be there.
     *
     * @throws Refusal if the reason is missing, or it was not found there
     */
    void declare(UUID enrolment, UUID actor, UUID fileId, String kind, String place, @Nullable String reason) {
        var submission = changeable(enrolment);
        if (submission.state() != Submission.State.DRAFT) {
            throw new Refusal("Your submission is final. Choose “Change my submission” first.");
        }
        var present = files(submission);
        var file = present.stream()
                .filter(one -> one.getId().equals(fileId))
                .findFirst()
                .orElseThrow(() -> new Refusal("This file is not in your submission any more."));
        var warning = checks.warnings(submission, present).stream()
                .filter(one -> one.file().equals(fileId)
                        && one.kind().equals(kind)
                        && one.place().equals(place))
                .findFirst()
                .orElseThrow(() -> new Refusal("Nothing of this kind is found in “" + file.name() + "” any more."));
        var said = reason == null ? "" : reason.strip();
        if (said.length() < SHORTEST_REASON || said.length() > LONGEST_REASON) {
            throw new Refusal(
                    "reason",
                    "Say why it has to be there, in " + SHORTEST_REASON + " to 1,000 characters. Your sponsor and coach"
                            + " read it.");
        }
        checks.declare(submission, file, warning, actor, said);
        audit.record(
                Happening.ofCandidacy(enrolment, actor, "Declared what was found in a file: " + warning.words(), said));
    }

    static int words(List<SubmissionFile> present) {
        return present.stream()
                .map(SubmissionFile::words)
                .filter(Objects::nonNull)
                .mapToInt(Integer::intValue)
                .sum();
    }

    private static String words(SubmissionPlace place) {
        return place.script() ? "a file of the script" : "a file for " + place.heading();
    }
}
