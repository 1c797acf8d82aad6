package org.goldthread.admission;

import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.goldthread.engine.Journeys;
import org.goldthread.people.People;
import org.goldthread.people.PersonView;
import org.goldthread.people.Schools;
import org.goldthread.programme.IntakeView;
import org.goldthread.shared.AuditTrail;
import org.goldthread.shared.AuditTrail.Happening;
import org.goldthread.shared.Role;
import org.goldthread.tracking.Candidacies;
import org.goldthread.tracking.Stage;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionTemplate;

/** The one way in for applications, whether from a file or from the apply page. */
@Component
class Arrivals {

    static final String PROCESS = "admission";
    static final String SPONSOR_GONE =
            "Whoever has this address no longer takes part. Enter the address of the headteacher or line manager of today.";

    private final ApplicationRules rules;
    private final ApplicationRepository applications;
    private final People people;
    private final Schools schools;
    private final Candidacies candidacies;
    private final AdmissionLetters letters;
    private final Journeys journeys;
    private final AuditTrail audit;
    private final TransactionTemplate transaction;
    private final Clock clock;

    Arrivals(
            ApplicationRules rules,
            ApplicationRepository applications,
            People people,
            Schools schools,
            Candidacies candidacies,
            AdmissionLetters letters,
            Journeys journeys,
            AuditTrail audit,
            TransactionTemplate transaction,
            Clock clock) {
        this.rules = rules;
        this.applications = applications;
        this.people = people;
        this.schools = schools;
        this.candidacies = candidacies;
        this.letters = letters;
        this.journeys = journeys;
        this.audit = audit;
        this.transaction = transaction;
        this.clock = clock;
    }

    /** What would become of it now. Changes nothing. */
    @Transactional(readOnly = true, propagation = Propagation.REQUIRED)
    public Arrival look(Map<String, String> answers) {
        var checked = rules.check(Answers.of(answers));
        return standing(checked).orElseGet(() -> Arrival.fresh(null));
    }

    /**
     * Takes it in, in a transaction of its own. Who comes second at the same moment is told by the database, and gets the
     * answer that the first one's application is there.
     */
    Arrival take(Map<String, String> answers, String partner, @Nullable UUID actor) {
        try {
            return transaction.execute(status -> takeHere(answers, partner, actor));
        } catch (DataIntegrityViolationException second) {
            return afterClash(answers, second);
        }
    }

    /** What to answer when the database refused a second application. */
    Arrival afterClash(Map<String, String> answers, DataIntegrityViolationException second) {
        var now = look(answers);
        if (now.kind() == Arrival.Kind.NEW) {
            throw second;
        }
        return now;
    }

    /** Takes it in, in the caller's transaction, which is lost if the database knows a second one. */
    @Transactional
    public Arrival takeHere(Map<String, String> answers, String partner, @Nullable UUID actor) {
        var checked = rules.check(Answers.of(answers));
        var standing = standing(checked);
        if (standing.isPresent()) {
            return standing.get();
        }
        return Arrival.fresh(
                begin(checked.particulars().orElseThrow(), checked.intake().orElseThrow(), partner, actor));
    }

    private Optional<Arrival> standing(ApplicationRules.Checked checked) {
        if (checked.particulars().isEmpty()) {
            return Optional.of(Arrival.refused(checked.faults()));
        }
        var particulars = checked.particulars().get();
        var intake = checked.intake().orElseThrow().id();
        var there = people.withEmail(particulars.email())
                .flatMap(person -> applications.findByPersonAndIntake(person.id(), intake));
        if (there.isPresent()) {
            return Optional.of(Arrival.already(there.get().id()));
        }
        return disabledFault(particulars)
                .or(() -> trnFault(particulars, intake, new UUID(0, 0)))
                .map(fault -> Arrival.refused(List.of(fault)));
    }

    /** Nobody is asked who can no longer sign in: the application would wait for them in vain. */
    Optional<Fault> disabledFault(Particulars particulars) {
        if (disabled(particulars.email())) {
            return Optional.of(new Fault(
                    Question.EMAIL.key(),
                    "Whoever has this address can no longer sign in here. Ask the administrator of the installation."));
        }
        return disabled(particulars.sponsorEmail())
                ? Optional.of(new Fault(Question.SPONSOR_EMAIL.key(), SPONSOR_GONE))
                : Optional.empty();
    }

    /** Whether somebody with this address is on record and can no longer sign in. */
    boolean disabled(String email) {
        return people.withEmail(email).filter(PersonView::disabled).isPresent();
    }

    /** A teacher reference number stands on one application of an intake. */
    Optional<Fault> trnFault(Particulars particulars, UUID intake, UUID except) {
        var trn = particulars.trn();
        return trn != null && applications.trnTaken(intake, trn, except)
                ? Optional.of(new Fault(
                        Question.TRN.key(),
                        "Another application for this intake, with another email address, has this teacher reference"
                                + " number. Check it, or leave it empty."))
                : Optional.empty();
    }

    private UUID begin(Particulars particulars, IntakeView intake, String partner, @Nullable UUID actor) {
        var id = UUID.randomUUID();
        var person = people.invite(
                particulars.givenName(), particulars.familyName(), particulars.email(), Role.CANDIDATE, partner);
        var number = String.format("GT-%06d", applications.nextNumber());
        var application = applications.saveAndFlush(
                new Application(id, number, person, intake.id(), partner, particulars, clock.instant()));
        candidacies.open(new Candidacies.NewCandidacy(
                id,
                number,
                person,
                particulars.trn(),
                particulars.qualification(),
                partner,
                particulars.schoolUrn(),
                schools.find(particulars.schoolUrn()).orElseThrow().name()));
        candidacies.enter(id, Stage.APPLICATION);
        audit.record(Happening.ofCandidacy(id, actor, "Application received", null));
        letters.received(application);
        journeys.start(PROCESS, id);
        return id;
    }
}
