package org.goldthread.assessment;

import java.util.UUID;
import org.goldthread.learning.Enrolments;
import org.goldthread.shared.AuditTrail;
import org.goldthread.shared.AuditTrail.Happening;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * What happens when malware is found: nobody can open the file from then on, it leaves the submissions that are not sealed,
 * and their candidates are told. A sealed one keeps it on record, unopened, for the lead to decide on.
 */
@Component
class InfectedFiles {

    private final DocumentChecks checks;
    private final SubmissionFileRepository files;
    private final SubmissionRepository submissions;
    private final SubmissionDesk desk;
    private final Enrolments enrolments;
    private final AssessmentLetters letters;
    private final AuditTrail audit;

    InfectedFiles(
            DocumentChecks checks,
            SubmissionFileRepository files,
            SubmissionRepository submissions,
            SubmissionDesk desk,
            Enrolments enrolments,
            AssessmentLetters letters,
            AuditTrail audit) {
        this.checks = checks;
        this.files = files;
        this.submissions = submissions;
        this.desk = desk;
        this.enrolments = enrolments;
        this.letters = letters;
        this.audit = audit;
    }

    /** Notes the finding and takes the file out wherever it still can be. */
    @Transactional
    public void found(String hash, String finding) {
        checks.infected(hash, finding);
        for (var file : files.findByHash(hash)) {
            var enrolment = enrolmentOf(file);
            boolean out = desk.takeOutInfected(file.submission(), file.getId());
            audit.record(Happening.ofCandidacy(
                    enrolment,
                    null,
                    out
                            ? "Malware was found in an uploaded file; it was taken out of the submission"
                            : "Malware was found in a file of the sealed submission; nobody can open it",
                    finding));
            letters.malwareFound(enrolments.get(enrolment), file, finding, out);
        }
    }

    private UUID enrolmentOf(SubmissionFile file) {
        return submissions.findById(file.submission()).orElseThrow().enrolment();
    }
}
