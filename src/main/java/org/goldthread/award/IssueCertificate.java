package org.goldthread.award;

import java.time.Clock;
import java.time.LocalDate;
import java.util.UUID;
import org.goldthread.award.CertificatePdf.Wording;
import org.goldthread.engine.Outcome;
import org.goldthread.engine.Step;
import org.goldthread.learning.Enrolments;
import org.goldthread.people.People;
import org.goldthread.programme.Qualifications;
import org.goldthread.shared.AuditTrail;
import org.goldthread.shared.AuditTrail.Happening;
import org.goldthread.tracking.Candidacies;
import org.goldthread.tracking.Stage;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/** Issues the certificate, once: its number, its wording as of today, and the file. */
@Component
class IssueCertificate implements Step {

    private final CertificateRepository certificates;
    private final CertificatePdf pdf;
    private final Enrolments enrolments;
    private final People people;
    private final Qualifications qualifications;
    private final Candidacies candidacies;
    private final AuditTrail audit;
    private final Clock clock;
    private final String provider;
    private final String address;

    IssueCertificate(
            CertificateRepository certificates,
            CertificatePdf pdf,
            Enrolments enrolments,
            People people,
            Qualifications qualifications,
            Candidacies candidacies,
            AuditTrail audit,
            Clock clock,
            @Value("${goldthread.lead-provider}") String provider,
            @Value("${goldthread.address:}") String address) {
        this.certificates = certificates;
        this.pdf = pdf;
        this.enrolments = enrolments;
        this.people = people;
        this.qualifications = qualifications;
        this.candidacies = candidacies;
        this.audit = audit;
        this.clock = clock;
        this.provider = provider;
        this.address = address;
    }

    @Override
    public Outcome run(UUID key) {
        if (certificates.findByEnrolmentAndRevokedOnIsNull(key).isEmpty()) {
            candidacies.enter(key, Stage.AWARD);
            issue(key);
        }
        return Outcome.of("issued");
    }

    private void issue(UUID key) {
        var enrolment = enrolments.get(key);
        var edition = qualifications.edition(enrolment.edition());
        var holder = people.get(enrolment.person()).name();
        var today = LocalDate.now(clock);
        var number = CertificateNumber.draw(edition.qualification(), today.getYear());
        var checkAt = address.isBlank() ? "" : address + "/check/" + number.text();
        var file = pdf.render(new Wording(number.text(), holder, edition.title(), today, provider, checkAt));
        certificates.save(new Certificate(
                key, number, holder, edition.qualification(), edition.title(), today, file, clock.instant()));
        audit.record(Happening.ofCandidacy(key, null, "Certificate " + number.text() + " was issued", null));
    }
}
