package org.goldthread.assessment;

import java.util.UUID;
import org.goldthread.learning.EnrolmentView;
import org.goldthread.learning.Enrolments;
import org.goldthread.shared.AuditTrail;
import org.goldthread.shared.AuditTrail.Happening;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * What happens when malware is found: nobody can open the file from then on, it leaves what is not sealed or verified,
 * and whoever uploaded it is told. What is sealed keeps it on record, unopened, for the lead to decide on.
 */
@Component
class InfectedFiles {

    private final DocumentChecks checks;
    private final SubmissionFileRepository files;
    private final SubmissionRepository submissions;
    private final SubmissionDesk desk;
    private final EvidenceRepository evidence;
    private final EvidenceDesk evidenceDesk;
    private final ExtensionRequestRepository requests;
    private final OtherDocuments others;
    private final Enrolments enrolments;
    private final AssessmentLetters letters;
    private final AuditTrail audit;

    InfectedFiles(
            DocumentChecks checks,
            SubmissionFileRepository files,
            SubmissionRepository submissions,
            SubmissionDesk desk,
            EvidenceRepository evidence,
            EvidenceDesk evidenceDesk,
            ExtensionRequestRepository requests,
            OtherDocuments others,
            Enrolments enrolments,
            AssessmentLetters letters,
            AuditTrail audit) {
        this.checks = checks;
        this.files = files;
        this.submissions = submissions;
        this.desk = desk;
        this.evidence = evidence;
        this.evidenceDesk = evidenceDesk;
        this.requests = requests;
        this.others = others;
        this.enrolments = enrolments;
        this.letters = letters;
        this.audit = audit;
    }

    /** Notes the finding and takes the file out wherever it still can be. */
    @Transactional
    public void found(String hash, String finding) {
        checks.infected(hash, finding);
        for (var file : files.findByHash(hash)) {
            var enrolment = enrolment(file.submission());
            boolean out = desk.takeOutInfected(file.submission(), file.getId());
            tell(enrolment, enrolment.person(), file.getId(), file.name(), finding, out);
        }
        for (var file : evidence.findByHash(hash)) {
            tell(
                    enrolment(file.submission()),
                    file.person(),
                    file.getId(),
                    file.name(),
                    finding,
                    evidenceDesk.takeOutInfected(file));
        }
        for (var request : requests.findByEvidenceHash(hash)) {
            var enrolment = enrolment(request.submission());
            tell(enrolment, enrolment.person(), request.id(), String.valueOf(request.evidenceName()), finding, false);
        }
        others.infected(hash, finding);
    }

    private EnrolmentView enrolment(UUID submission) {
        return enrolments.get(submissions.findById(submission).orElseThrow().enrolment());
    }

    private void tell(EnrolmentView enrolment, UUID uploader, UUID file, String name, String finding, boolean out) {
        audit.record(Happening.ofCandidacy(
                enrolment.id(),
                null,
                out
                        ? "Malware was found in an uploaded file; it was taken out of the submission"
                        : "Malware was found in a file that stays on record; nobody can open it",
                finding));
        letters.malwareFound(enrolment, uploader, file, name, finding, out);
    }
}
