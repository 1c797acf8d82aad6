package org.goldthread.assessment;

import java.time.Clock;
import java.util.List;
import java.util.UUID;
import org.goldthread.assessment.Verification.Role;
import org.goldthread.shared.AuditTrail;
import org.goldthread.shared.AuditTrail.Happening;
import org.goldthread.shared.Refusal;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** The coach's further evidence: added while the coach is asked, and fixed by the coach's word. */
@Component
@Transactional
class EvidenceDesk {

    static final int MOST_FILES = 10;
    private static final String FIELD = "evidence";

    private final EvidenceRepository evidence;
    private final SubmissionRepository submissions;
    private final VerificationRepository verifications;
    private final Documents documents;
    private final AuditTrail audit;
    private final Clock clock;

    EvidenceDesk(
            EvidenceRepository evidence,
            SubmissionRepository submissions,
            VerificationRepository verifications,
            Documents documents,
            AuditTrail audit,
            Clock clock) {
        this.evidence = evidence;
        this.submissions = submissions;
        this.verifications = verifications;
        this.documents = documents;
        this.audit = audit;
        this.clock = clock;
    }

    void add(UUID enrolment, UUID coach, ReceivedFile file) {
        var submission = changeable(enrolment);
        var present = of(submission, coach);
        if (present.stream().anyMatch(one -> one.hash().equals(file.hash()))) {
            throw new Refusal(
                    FIELD, "“" + file.name() + "” is there already: exactly this file has been added before.");
        }
        if (present.size() >= MOST_FILES) {
            throw new Refusal(FIELD, "You can add at most " + MOST_FILES + " files. Remove one first.");
        }
        evidence.save(new EvidenceFile(submission.id(), coach, file, clock.instant()));
        documents.received(file);
        audit.record(Happening.ofCandidacy(enrolment, coach, "Added further evidence as the coach", null));
    }

    void remove(UUID enrolment, UUID coach, UUID file) {
        var submission = changeable(enrolment);
        of(submission, coach).stream()
                .filter(one -> one.getId().equals(file))
                .findFirst()
                .ifPresent(one -> {
                    evidence.delete(one);
                    audit.record(
                            Happening.ofCandidacy(enrolment, coach, "Removed further evidence as the coach", null));
                });
    }

    /** Takes a file out in which malware was found; whether it is out, which it is not once a verification stands on it. */
    boolean takeOutInfected(EvidenceFile file) {
        var submission = submissions.findLocked(file.submission()).orElseThrow();
        if (stands(submission)) {
            return false;
        }
        evidence.delete(file);
        return true;
    }

    private Submission changeable(UUID enrolment) {
        var submission = submissions
                .latestLocked(enrolment)
                .filter(one -> one.state() == Submission.State.FINAL)
                .orElseThrow(() -> new Refusal(
                        "The submission is not final at present. You are asked again when it is, and can add evidence"
                                + " then."));
        if (stands(submission)) {
            throw new Refusal("You have verified the submission with your evidence. It cannot be changed any more.");
        }
        return submission;
    }

    private boolean stands(Submission submission) {
        return verifications.standing(submission.id()).stream()
                .anyMatch(one -> one.role() == Role.COACH && one.isVerified());
    }

    /** What this coach has added; what a coach before added counts for nothing. */
    @Transactional(readOnly = true)
    public List<EvidenceFile> of(Submission submission, UUID coach) {
        return evidence.findBySubmissionIdOrderByAddedAtAscNameAsc(submission.id()).stream()
                .filter(file -> file.person().equals(coach))
                .toList();
    }
}
