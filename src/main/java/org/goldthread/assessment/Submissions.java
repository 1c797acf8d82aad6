package org.goldthread.assessment;

import java.io.InputStream;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.goldthread.learning.EnrolmentView;
import org.goldthread.learning.Enrolments;
import org.goldthread.programme.Qualifications;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Submissions, their files and verifications. */
@Component
public class Submissions {

    /** A candidate's submission is final and verified by sponsor and coach: it can be marked. */
    public record Submitted(UUID submission) {}

    private final SubmissionRepository submissions;
    private final SubmissionFileRepository files;
    private final VerificationRepository verifications;
    private final BookingRepository bookings;
    private final Enrolments enrolments;
    private final Documents documents;
    private final DocumentChecks checks;
    private final EvidenceRepository evidence;
    private final AskedFor askedFor;
    private final ScriptTexts scriptTexts;
    private final TaskCounts counts;
    private final Qualifications qualifications;

    Submissions(
            SubmissionRepository submissions,
            SubmissionFileRepository files,
            VerificationRepository verifications,
            BookingRepository bookings,
            Enrolments enrolments,
            Documents documents,
            DocumentChecks checks,
            EvidenceRepository evidence,
            AskedFor askedFor,
            ScriptTexts scriptTexts,
            TaskCounts counts,
            Qualifications qualifications) {
        this.submissions = submissions;
        this.files = files;
        this.verifications = verifications;
        this.bookings = bookings;
        this.enrolments = enrolments;
        this.documents = documents;
        this.checks = checks;
        this.evidence = evidence;
        this.askedFor = askedFor;
        this.scriptTexts = scriptTexts;
        this.counts = counts;
        this.qualifications = qualifications;
    }

    /** The submission, final or sealed; an unknown id or a mere draft is an {@link IllegalArgumentException}. */
    @Transactional(readOnly = true)
    public SubmissionView get(UUID id) {
        return submissions
                .findById(id)
                .filter(Submission::isFinal)
                .map(this::view)
                .orElseThrow(() -> new IllegalArgumentException("No final submission " + id));
    }

    /** The candidate's sealed submissions (final and verified), by attempt. */
    @Transactional(readOnly = true)
    public List<SubmissionView> sealed(UUID enrolment) {
        return submissions.sealed(enrolment).stream().map(this::view).toList();
    }

    /** How many bookings of the window may still become scripts. */
    @Transactional(readOnly = true)
    public int expected(UUID window) {
        var waiting = bookings.holding(window).stream().map(Booking::enrolment).toList();
        return (int) enrolments.all(waiting).values().stream()
                .filter(enrolment -> enrolment.standing() == EnrolmentView.Standing.ACTIVE)
                .count();
    }

    /**
     * The bytes of a file of a final submission. Who may read them is the caller's to decide.
     *
     * @throws org.goldthread.shared.Refusal if the malware check holds the file back
     */
    public InputStream read(UUID document) {
        return documents.open(hash(document));
    }

    /**
     * A file of a final submission for an answer to a browser, see {@link Downloads}. Who may have it is the caller's to
     * decide.
     *
     * @param name what the browser calls it, without its ending: a generated name where the given one must not be seen
     * @throws org.goldthread.shared.Refusal if the malware check holds the file back
     */
    public FileDownload download(UUID document, String name) {
        return files.findById(document)
                .map(file -> FileDownload.of(file, named(name, file.contentType()), documents))
                .or(() -> evidence.findById(document)
                        .map(file -> FileDownload.of(file, named(name, file.contentType()), documents)))
                .orElseThrow(() -> new IllegalArgumentException("No document " + document));
    }

    private static String named(String name, String contentType) {
        return name + "." + FileType.ofMedia(contentType).map(FileType::ending).orElse("bin");
    }

    private String hash(UUID document) {
        return files.findById(document)
                .map(SubmissionFile::hash)
                .or(() -> evidence.findById(document).map(EvidenceFile::hash))
                .orElseThrow(() -> new IllegalArgumentException("No document " + document));
    }

    /**
     * The final and sealed submissions of a window with a file the malware check holds back: not checked yet while a scanner
     * is configured, or found infected. A window with any of these cannot be ratified.
     */
    @Transactional(readOnly = true)
    public Set<UUID> heldBackByMalwareCheck(UUID window) {
        return checks.heldBack(window);
    }

    /** The words of each task of a submission beside its limit: what counted, what was left out, and by how much it is over. */
    @Transactional(readOnly = true)
    public List<TaskWords> words(UUID submission) {
        var found = submissions
                .findById(submission)
                .orElseThrow(() -> new IllegalArgumentException("No submission " + submission));
        return counts.of(askedFor.in(found).edition(), files.findBySubmissionIdOrderByAddedAtAscNameAsc(submission));
    }

    /**
     * The texts of the script files among these, by id, with the place where the limit of a task is passed. A text that was
     * never read before takes time. Who may read them is the caller's to decide.
     */
    public Map<UUID, ScriptText> texts(List<SubmissionView.StoredDocument> files, String edition) {
        return scriptTexts.of(files, qualifications.edition(edition));
    }

    private SubmissionView view(Submission submission) {
        var said = verifications.standing(submission.id()).stream()
                .filter(Verification::isVerified)
                .toList();
        return new SubmissionView(
                submission.id(),
                submission.enrolment(),
                submission.attempt(),
                submission.window(),
                submission.hash(),
                submission.words(),
                submission.lateAllowed(),
                sponsorComments(said),
                Stream.concat(
                                files.findBySubmissionIdOrderByAddedAtAscNameAsc(submission.id()).stream()
                                        .map(Submissions::stored),
                                evidence(submission, said))
                        .toList());
    }

    /** The files the coach's standing word covers; what another coach added before counts for nothing. */
    private Stream<SubmissionView.StoredDocument> evidence(Submission submission, List<Verification> said) {
        return said.stream()
                .filter(one -> one.evidenceHash() != null)
                .flatMap(one -> evidence.findBySubmissionIdOrderByAddedAtAscNameAsc(submission.id()).stream()
                        .filter(file -> file.person().equals(one.person())))
                .map(file -> new SubmissionView.StoredDocument(
                        file.getId(), EvidenceFile.KIND, file.contentType(), file.bytes(), file.hash(), false));
    }

    private static String sponsorComments(List<Verification> said) {
        return said.stream()
                .filter(verification -> verification.role() == Verification.Role.SPONSOR)
                .findFirst()
                .map(Verification::remarks)
                .orElse("");
    }

    private static SubmissionView.StoredDocument stored(SubmissionFile file) {
        return new SubmissionView.StoredDocument(
                file.getId(), file.kind(), file.contentType(), file.bytes(), file.hash(), file.isScript());
    }
}
