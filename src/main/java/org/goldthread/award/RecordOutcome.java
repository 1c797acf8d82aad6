package org.goldthread.award;

import java.util.Map;
import java.util.UUID;
import org.goldthread.engine.Outcome;
import org.goldthread.engine.Step;
import org.goldthread.learning.Enrolments;
import org.goldthread.messages.Letter;
import org.goldthread.messages.Outbox;
import org.goldthread.people.People;
import org.goldthread.tracking.Candidacies;
import org.springframework.stereotype.Component;

/** Writes the row for the Department and completes the enrolment, which ends the candidacy; once. */
@Component
class RecordOutcome implements Step {

    private final OutcomeReturns returns;
    private final CertificateRepository certificates;
    private final Enrolments enrolments;
    private final People people;
    private final Candidacies candidacies;
    private final Outbox outbox;

    RecordOutcome(
            OutcomeReturns returns,
            CertificateRepository certificates,
            Enrolments enrolments,
            People people,
            Candidacies candidacies,
            Outbox outbox) {
        this.returns = returns;
        this.certificates = certificates;
        this.enrolments = enrolments;
        this.people = people;
        this.candidacies = candidacies;
        this.outbox = outbox;
    }

    @Override
    public Outcome run(UUID key) {
        var certificate = certificates
                .findByEnrolmentAndRevokedOnIsNull(key)
                .orElseThrow()
                .view();
        var enrolment = enrolments.get(key);
        var person = people.get(enrolment.person());
        if (returns.record(certificate, enrolment, person, candidacies.trn(key).orElse(null))) {
            enrolments.complete(key);
            outbox.post(new Letter(
                    person.email(),
                    "certificate-issued",
                    Map.of(
                            "name",
                            person.givenName(),
                            "qualification",
                            certificate.title(),
                            "number",
                            certificate.number()),
                    "certificate:" + certificate.number(),
                    key));
        }
        return Outcome.of("recorded");
    }
}
